-- load: Payments and events of a case number that two agencies use
--
-- A history names its case by the number alone, so nothing tells whose it is. The
-- clash may have been found by this load or by an earlier one.
with clashing_cases as (
    select staged_cases.case_id
    from staged_cases
    inner join rejected
        on
            staged_cases.source_file = rejected.source_file
            and staged_cases.source_row = rejected.source_row
    where rejected.cause = 'clash'
    union
    select json_extract_string(cells, '$.case_id') as case_id
    from earlier_quarantine
    where column_name in ('agency', 'creditor') and cells is not null
),

histories as (
    select 'payments' as table_name, source_file, source_row, case_id
    from staged_payments
    union all
    select 'events' as table_name, source_file, source_row, case_id
    from staged_events
)

select
    table_name,
    source_file,
    source_row,
    'shared_number' as cause,
    'case_id' as column_name,
    case_id as value
from histories
where case_id in (select clashing_cases.case_id from clashing_cases)
