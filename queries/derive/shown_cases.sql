-- table: Cases as questions see them, in each currency they can be shown in
-- after: worded_cases, case_payments, case_waits, legal_cases, case_changes
--
-- A case is paid in full when money came and nothing is left; principal is paid when only
-- interest and fees are left. One that begins after the export day is not open yet.
create or replace temp view shown_cases as
select
    worded_cases.case_id, worded_cases.agency,
    worded_cases.shown_currency, worded_cases.currency, creditor, department,
    customer_key, customer_id, customer_name, customer_type, country, claim_type, status, stage,
    state,
    worded_cases.close_reason, dispute_reason, reason_source, reason_confidence, dispute_outcome,
    cast(coalesce(change, '') as word) as change,
    invoice_no, invoice_date, due_date, placed_on, begins_on, closed_on,
    disputed_on, dispute_resolved_on, dispute_reason_text, comment,
    principal, interest, fees, paid_total, credited, waived, outstanding, collected_principal,
    paid_origin, outstanding_origin,
    cast(
        case
            when paid_total <= 0 then 'none'
            when outstanding <= 0 then 'full'
            when principal > 0 and collected_principal >= principal then 'principal_paid'
            else 'partial'
        end as word
    ) as payment_state,
    cast(
        greatest(least(coalesce(paid_amount_90, 0), collected_principal), 0) as decimal(18, 2)
    ) as collected_principal_90,
    first_paid_on, waiting_since, is_closed,
    is_closed and coalesce(is_self_inflicted, false) as is_self_inflicted,
    stage in ('legal', 'enforcement') or legal_cases.case_id is not null as is_legal,
    coalesce(begins_on <= export_day, true) as has_begun,
    not is_closed and has_begun as is_open,
    is_open and (coalesce(is_held_for_us, false) or waiting_since is not null) as is_waiting_on_us,
    was_disputed as is_disputed,
    was_disputed and is_open and dispute_resolved_on is null as is_dispute_open,
    is_closed and principal > 0 and collected_principal >= principal as is_solved,
    date_diff('day', due_date, placed_on) as days_to_placement,
    date_diff('day', placed_on, first_paid_on) as days_to_payment,
    claim_size, lag_band, overdue_band, dispute_age_band,
    cast(date_trunc('month', placed_on) as date) as placed_month,
    load_id, source_file, source_row
from worded_cases
left join case_payments
    on
        worded_cases.agency = case_payments.agency
        and worded_cases.case_id = case_payments.case_id
        and worded_cases.shown_currency = case_payments.shown_currency
left join case_waits
    on worded_cases.agency = case_waits.agency and worded_cases.case_id = case_waits.case_id
left join legal_cases
    on worded_cases.agency = legal_cases.agency and worded_cases.case_id = legal_cases.case_id
left join case_changes
    on worded_cases.agency = case_changes.agency and worded_cases.case_id = case_changes.case_id
left join close_reasons on worded_cases.close_reason = close_reasons.close_reason
cross join store_info
