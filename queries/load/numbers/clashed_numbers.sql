-- load: Payments and events of a case number that one agency uses for two creditors
--
-- Nothing tells whose claim they are on. The clash may have been found by this load or by an
-- earlier one; until the number is settled it is remembered in quarantine.
with clashes as (
    select left_out_cases.agency, left_out_cases.case_id
    from left_out_cases
    inner join rejected
        on
            left_out_cases.source_file = rejected.source_file
            and left_out_cases.source_row = rejected.source_row
    where rejected.cause = 'clash'
    union
    select
        nullif(json_extract_string(cells, '$.agency'), '') as agency,
        json_extract_string(cells, '$.case_id') as case_id
    from earlier_quarantine
    where column_name = 'creditor' and cells is not null
)

select
    histories.table_name,
    histories.source_file,
    histories.source_row,
    'clashed_number' as cause,
    'case_id' as column_name,
    histories.case_id as value
from histories
semi join clashes
    on
        histories.case_id = clashes.case_id
        and coalesce(histories.agency = clashes.agency, true)
