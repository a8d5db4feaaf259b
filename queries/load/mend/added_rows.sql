-- load: Mended rows that were never stored: they come beside equal rows that are
--
-- A row that has left quarantine meanwhile was stored by that. Of the rows that were read but not
-- taken only those that waited for their case are new: a repeated one is stored already.
select distinct
    mended.came_file as source_file,
    mended.came_row as source_row
from mended
inner join earlier_quarantine as quarantine
    on
        mended.source_file = quarantine.source_file
        and mended.row_number = quarantine.row_number
        and coalesce(mended.load_id = quarantine.load_id, true)
where
    coalesce(quarantine.column_name = 'case_id', false)
    or json_extract_string(quarantine.cells, '$.source_row') is null
