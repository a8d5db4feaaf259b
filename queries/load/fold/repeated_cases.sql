-- load: Rows that bring a case which the same load has brought already
--
-- The first row stays, whatever file it is in; the later ones go to quarantine
-- and say where the first one is.
select
    'cases' as table_name,
    cases.source_file,
    cases.source_row,
    'repeated' as cause,
    'case_id' as column_name,
    cases.case_id as value,
    first_value(cases.source_file) over again as other_file,
    first_value(cases.source_row) over again as other_row
from cases
semi join crowded_numbers as crowded
    on cases.agency = crowded.agency and cases.case_id = crowded.case_id
inner join came_files on cases.source_file = came_files.source_file
window again as (
    partition by cases.agency, cases.case_id order by came_files.place, cases.source_row
)
qualify row_number() over again > 1
