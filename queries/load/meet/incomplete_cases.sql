-- load: Cases of this load that no row tells the principal of
select
    'cases' as table_name,
    source_file,
    source_row,
    'incomplete' as cause,
    'principal' as column_name
from cases
where principal is null
