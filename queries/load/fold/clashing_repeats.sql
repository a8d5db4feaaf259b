-- load: Rows that bring a case which the same load has brought for another creditor
--
-- The first row stays; which of the two claims a payment is on nobody can tell.
with firsts as (
    select
        cases.*,
        first_value(cases.source_file) over again as other_file,
        first_value(cases.source_row) over again as other_row,
        first_value(cases.creditor ignore nulls) over again as first_creditor
    from cases
    semi join crowded_numbers as crowded
        on cases.agency = crowded.agency and cases.case_id = crowded.case_id
    inner join came_files on cases.source_file = came_files.source_file
    window again as (
        partition by cases.agency, cases.case_id
        order by came_files.place, cases.source_row
        rows between unbounded preceding and unbounded following
    )
)

select
    'cases' as table_name,
    source_file,
    source_row,
    'clash' as cause,
    'creditor' as column_name,
    creditor as value,
    first_creditor as other_value,
    other_file,
    other_row
from firsts
where creditor <> first_creditor
