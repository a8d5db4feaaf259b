-- table: What every question stands on: one row per case and currency it can be shown in
-- after: stated_cases, payment_facts, age_band, claim_size
--
-- A case is paid in full when money came and nothing is left; principal is paid when only
-- interest and fees are left. One that begins after the export day is not open yet.
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
    stated_cases.case_key, case_id, agency, shown_currency, currency, creditor, department,
    customer_id, customer_name, customer_type, country, claim_type, status, stage, state,
    close_reason, dispute_reason, reason_source, reason_confidence, dispute_outcome, change,
    invoice_no, invoice_date, due_date, placed_on, begins_on, closed_on,
    disputed_on, dispute_resolved_on, dispute_reason_text, comment,
    principal, interest, fees, paid_total, credited, waived, outstanding, collected_principal,
    paid_origin, outstanding_origin,
    case
        when paid_total <= 0 then 'none'
        when outstanding <= 0 then 'full'
        when principal > 0 and collected_principal >= principal then 'principal_paid'
        else 'partial'
    end as payment_state,
    coalesce(collected_principal_90, 0) as collected_principal_90,
    first_paid_on, is_closed, is_self_inflicted, is_legal, is_waiting_on_us, waiting_since,
    has_begun,
    not is_closed and has_begun as is_open,
    was_disputed as is_disputed,
    was_disputed and is_open and dispute_resolved_on is null as is_dispute_open,
    is_closed and principal > 0 and collected_principal >= principal as is_solved,
    date_diff('day', due_date, placed_on) as days_to_placement,
    date_diff('day', placed_on, first_paid_on) as days_to_payment,
    claim_size(principal) as claim_size,
    coalesce(age_band(date_diff('day', due_date, placed_on)), '') as lag_band,
    coalesce(age_band(date_diff('day', due_date, export_day)), '') as overdue_band,
    case
        when was_disputed then coalesce(age_band(date_diff('day', disputed_on, export_day)), '')
    end as dispute_age_band,
    cast(date_trunc('month', placed_on) as date) as placed_month,
    load_id, source_file, source_row
from stated_cases
left join case_payments on stated_cases.case_key = case_payments.case_key
order by stated_cases.case_key
