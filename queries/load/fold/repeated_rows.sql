-- load: Rows of a file that say the same as an earlier row of it
with crowd as (
    select
        cases.source_file,
        cases.source_row,
        cases.agency,
        cases.case_id,
        hash(*columns(cases.* exclude (source_row))) as content
    from cases
    semi join crowded_numbers as crowded
        on cases.agency = crowded.agency and cases.case_id = crowded.case_id
)

select
    'cases' as table_name,
    source_file,
    source_row,
    'repeated' as cause,
    'case_id' as column_name,
    case_id as value,
    source_file as other_file,
    min(source_row) over again as other_row
from crowd
window again as (partition by source_file, agency, case_id, content)
qualify source_row > other_row
