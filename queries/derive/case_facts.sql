-- table: What every question stands on: one row per case and currency it can be shown in
-- after: priced_cases, payment_facts, case_waits, legal_cases, store_info, age_band, claim_size
--
-- A dimension that is not stated is the empty string, so that it can be grouped,
-- filtered and linked to like any other value. A customer without a number goes by
-- the name, marked so that it is never taken for the number of another.
create or replace table case_facts as
with case_payments as (
    select
        case_key,
        min(paid_on) filter (where amount > 0) as first_paid_on,
        sum(principal_amount) filter (where days_after_placement <= 90) as collected_principal_90
    from payment_facts
    group by case_key
)

select
    priced_cases.case_key, priced_cases.case_id, shown_currency,
    coalesce(currency, '') as currency, coalesce(agency, '') as agency,
    coalesce(creditor, '') as creditor, coalesce(department, '') as department,
    coalesce(customer_id, 'name:' || customer_name, '') as customer_id,
    coalesce(customer_name, customer_id, '') as customer_name,
    coalesce(customer_type, '') as customer_type, coalesce(country, '') as country,
    coalesce(claim_type, '') as claim_type, coalesce(stage, '') as stage,
    case when is_closed then 'closed' else coalesce(state, 'running') end as state,
    case when is_closed then coalesce(priced_cases.close_reason, '') end as close_reason,
    case when was_disputed then coalesce(dispute_reason, 'UNKNOWN') end as dispute_reason,
    invoice_no, invoice_date, due_date, placed_on, closed_on,
    disputed_on, dispute_resolved_on, dispute_reason_text, comment,
    coalesce(dispute_outcome, case when was_disputed then '' end) as dispute_outcome,
    principal, interest, fees, paid_total, credited, waived, outstanding, collected_principal,
    coalesce(collected_principal_90, 0) as collected_principal_90,
    first_paid_on, is_closed,
    not is_closed as is_open,
    was_disputed as is_disputed,
    was_disputed and not is_closed and dispute_resolved_on is null as is_dispute_open,
    is_closed and principal > 0 and collected_principal >= principal as is_solved,
    is_closed and coalesce(is_self_inflicted, false) as is_self_inflicted,
    coalesce(stage, '') in ('legal', 'enforcement') or legal_cases.case_id is not null as is_legal,
    not is_closed and (coalesce(state, '') = 'on_hold_creditor' or waiting_since is not null)
        as is_waiting_on_us,
    waiting_since,
    date_diff('day', due_date, placed_on) as days_to_placement,
    date_diff('day', placed_on, first_paid_on) as days_to_payment,
    claim_size(principal) as claim_size,
    coalesce(age_band(date_diff('day', due_date, placed_on)), '') as lag_band,
    coalesce(age_band(date_diff('day', due_date, store_info.export_day)), '') as overdue_band,
    case
        when was_disputed
            then coalesce(age_band(date_diff('day', disputed_on, store_info.export_day)), '')
    end as dispute_age_band,
    cast(date_trunc('month', placed_on) as date) as placed_month,
    load_id, source_file, source_row
from priced_cases
left join case_payments on priced_cases.case_key = case_payments.case_key
left join case_waits on priced_cases.case_id = case_waits.case_id
left join legal_cases on priced_cases.case_id = legal_cases.case_id
left join close_reasons on priced_cases.close_reason = close_reasons.close_reason
cross join store_info
order by priced_cases.case_key
