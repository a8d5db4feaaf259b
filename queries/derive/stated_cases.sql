-- table: Priced cases of which every dimension is said
-- after: priced_cases, case_waits, legal_cases, case_changes, store_info
--
-- A dimension that is not stated is the empty string, so that it can be grouped,
-- filtered and linked to like any other value. A customer without a number goes by
-- the name, marked so that it is never taken for the number of another. A reason of which
-- nobody says where it was learned was stated as one.
create or replace view stated_cases as
select
    priced_cases.* replace (
        coalesce(priced_cases.currency, '') as currency,
        coalesce(creditor, '') as creditor,
        coalesce(department, '') as department,
        coalesce(customer_id, 'name:' || customer_name, '') as customer_id,
        coalesce(customer_name, customer_id, '') as customer_name,
        coalesce(customer_type, '') as customer_type,
        coalesce(country, '') as country,
        coalesce(claim_type, '') as claim_type,
        coalesce(status, '') as status,
        coalesce(stage, '') as stage,
        case when is_closed then 'closed' else coalesce(state, 'running') end as state,
        case when is_closed then coalesce(priced_cases.close_reason, '') end as close_reason,
        case when was_disputed then coalesce(dispute_reason, 'UNKNOWN') end as dispute_reason,
        case
            when was_disputed and dispute_reason is null then 'none'
            when was_disputed then coalesce(reason_source, 'code')
        end as reason_source,
        case when was_disputed and dispute_reason is not null then reason_confidence end
            as reason_confidence,
        coalesce(dispute_outcome, case when was_disputed then '' end) as dispute_outcome
    ),
    coalesce(change, '') as change,
    is_closed and coalesce(is_self_inflicted, false) as is_self_inflicted,
    coalesce(stage, '') in ('legal', 'enforcement') or legal_cases.case_id is not null as is_legal,
    coalesce(begins_on <= export_day, true) as has_begun,
    not is_closed and has_begun
    and (coalesce(state, '') = 'on_hold_creditor' or waiting_since is not null)
        as is_waiting_on_us,
    waiting_since,
    export_day
from priced_cases
left join case_waits
    on priced_cases.agency = case_waits.agency and priced_cases.case_id = case_waits.case_id
left join legal_cases
    on priced_cases.agency = legal_cases.agency and priced_cases.case_id = legal_cases.case_id
left join case_changes
    on priced_cases.agency = case_changes.agency and priced_cases.case_id = case_changes.case_id
left join close_reasons on priced_cases.close_reason = close_reasons.close_reason
cross join store_info
