-- load: Rows that bring a department's month which the same load has brought already
--
-- The first row stays, whatever file it is in; the later ones go to quarantine
-- and say where the first one is.
select
    'billing' as table_name,
    billing.source_file,
    billing.source_row,
    'repeated' as cause,
    'department' as column_name,
    billing.department || ' ' || cast(billing.month as varchar) as value,
    first_value(billing.source_file) over again as other_file,
    first_value(billing.source_row) over again as other_row
from billing
inner join came_files on billing.source_file = came_files.source_file
window again as (
    partition by billing.department, billing.month order by came_files.place, billing.source_row
)
qualify row_number() over again > 1
