-- load: Payments and events of a case that is neither stored nor in this load
select
    histories.table_name,
    histories.source_file,
    histories.source_row,
    'unknown_case' as cause,
    'case_id' as column_name,
    histories.case_id as value
from histories
anti join cases
    on histories.case_id = cases.case_id and histories.agency = cases.agency
anti join stood_cases
    on histories.case_id = stood_cases.case_id and histories.agency = stood_cases.agency
