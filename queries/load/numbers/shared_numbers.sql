-- load: Payments and events of a case number that several agencies use
--
-- Either the row names none of them, or it names one of several that claim a case
-- which is stored without an agency.
with nameless_cases as (
    select case_id from cases where agency = ''
    union all
    select case_id from stood_cases where agency = ''
)

select
    histories.table_name,
    histories.source_file,
    histories.source_row,
    'shared_number' as cause,
    'case_id' as column_name,
    histories.case_id as value
from histories
left join named_numbers as named on histories.case_id = named.case_id
where
    case
        when histories.agency = '' then named.is_shared
        else histories.case_id in (select nameless_cases.case_id from nameless_cases)
    end
