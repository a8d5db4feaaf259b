-- load: Rows that bring a case which the same load has brought already
--
-- The first row stays, whatever file it is in; the later ones go to quarantine
-- and say where the first one is.
select
    'cases' as table_name,
    source_file,
    source_row,
    'repeated' as cause,
    'case_id' as column_name,
    case_id as value,
    first_value(source_file) over again as other_file,
    first_value(source_row) over again as other_row
from staged_cases
where
    not exists (
        select 1
        from rejected
        where
            rejected.source_file = staged_cases.source_file
            and rejected.source_row = staged_cases.source_row
    )
window again as (partition by case_id order by rowid)
qualify row_number() over again > 1
