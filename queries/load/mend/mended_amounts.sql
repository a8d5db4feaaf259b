-- load: Amounts of mended rows that could not be read where the rows come from
--
-- They are no part of what the rows of that file summed to. Rows that were read and not taken are.
select distinct
    quarantine.load_id,
    quarantine.source_file,
    quarantine.row_number,
    came.column_name,
    came.amount
from mended
inner join earlier_quarantine as quarantine
    on
        mended.source_file = quarantine.source_file
        and mended.row_number = quarantine.row_number
        and coalesce(mended.load_id = quarantine.load_id, true)
inner join came_amounts as came
    on
        mended.came_file = came.source_file
        and mended.came_row = came.source_row
        and coalesce(quarantine.column_name = came.column_name, true)
where json_extract_string(quarantine.cells, '$.source_row') is null
