-- load: Payments and events of a case that is neither stored nor in this load
--
-- A case of this load counts only if its own row may be stored.
with known_cases as (
    select case_id
    from earlier_cases
    union
    select staged_cases.case_id
    from staged_cases
    left join rejected
        on
            staged_cases.source_file = rejected.source_file
            and staged_cases.source_row = rejected.source_row
    where rejected.source_row is null
),

histories as (
    select
        'payments' as table_name,
        source_file,
        source_row,
        case_id
    from staged_payments
    union all
    select
        'events' as table_name,
        source_file,
        source_row,
        case_id
    from staged_events
)

select
    histories.table_name,
    histories.source_file,
    histories.source_row,
    'unknown_case' as cause,
    'case_id' as column_name,
    histories.case_id as value
from histories
left join known_cases on histories.case_id = known_cases.case_id
left join rejected
    on
        histories.source_file = rejected.source_file
        and histories.source_row = rejected.source_row
where known_cases.case_id is null and rejected.source_row is null
