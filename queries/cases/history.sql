-- question: How did the exports tell this case over time?
-- grain: one row per version of a case, the newest first
--
-- A version holds from the first export that told the case so to the last one. Columns are
-- as they were told, nothing is filled in, and amounts are in the currency of the case.
select
    case_id, agency, first_told_on, last_told_on,
    creditor, department, customer_id, customer_name, customer_type, country, currency,
    invoice_no, claim_type, invoice_date, due_date, placed_on, closed_on, status, stage, state,
    close_reason, principal, interest, reminder_fee, collection_fee, legal_cost, paid_total,
    paid_principal, credited, waived, outstanding, is_disputed, dispute_reason, reason_source,
    reason_confidence, dispute_reason_text, disputed_on, dispute_resolved_on, dispute_outcome,
    comment,
    source_file, source_row
from selected_versions
order by case_id, agency, first_told_on desc, last_told_on desc, source_file, source_row
