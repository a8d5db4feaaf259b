-- load: Rows that bring a case which the same load has brought for another agency or creditor
--
-- Two agencies may number their cases alike. The first row stays; which of the two
-- claims a payment is on nobody can tell.
with firsts as (
    select
        *,
        first_value(source_file) over again as other_file,
        first_value(source_row) over again as other_row,
        first_value(agency) over again as first_agency,
        first_value(creditor) over again as first_creditor
    from staged_cases
    window again as (partition by case_id order by rowid)
)

select
    'cases' as table_name,
    source_file,
    source_row,
    'clash' as cause,
    case when agency <> first_agency then 'agency' else 'creditor' end as column_name,
    case when agency <> first_agency then agency else creditor end as value,
    case when agency <> first_agency then first_agency else first_creditor end as other_value,
    other_file,
    other_row
from firsts
where agency <> first_agency or creditor <> first_creditor
