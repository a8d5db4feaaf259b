-- load: Rows that bring a department's month which the same load has brought already
--
-- The first row stays, whatever file it is in; the later ones go to quarantine
-- and say where the first one is.
select
    'billing' as table_name,
    source_file,
    source_row,
    'repeated' as cause,
    'department' as column_name,
    department || ' ' || cast(month as varchar) as value,
    first_value(source_file) over again as other_file,
    first_value(source_row) over again as other_row
from staged_billing
window again as (partition by department, month order by rowid)
qualify row_number() over again > 1
