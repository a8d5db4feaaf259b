-- question: What do we know about this case?
-- grain: one row: the case selected
--
-- Amounts are in the currency shown. What an export left out is filled in from what it
-- says: paid from payments, outstanding from what is paid.
select
    case_id,
    invoice_no,
    agency,
    creditor,
    department,
    customer_id,
    customer_name,
    customer_type,
    country,
    currency,
    claim_type,
    stage,
    state,
    is_open,
    invoice_date,
    due_date,
    placed_on,
    first_paid_on,
    closed_on,
    close_reason,
    is_self_inflicted,
    principal,
    interest,
    fees,
    paid_total,
    collected_principal as paid_principal,
    credited,
    waived,
    outstanding,
    principal + interest + fees - paid_total - credited - waived as expected_amount,
    outstanding - (principal + interest + fees - paid_total - credited - waived)
        as missing_amount,
    is_disputed,
    is_dispute_open,
    dispute_reason,
    dispute_reason_text,
    disputed_on,
    dispute_resolved_on,
    dispute_outcome,
    is_waiting_on_us,
    waiting_since,
    days_to_placement,
    days_to_payment,
    comment,
    source_file,
    source_row
from selected_cases
order by case_id
limit 1
