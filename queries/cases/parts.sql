-- question: Which invoices and debtors does this case put together?
-- grain: one row per invoice or debtor that the export told apart
--
-- Amounts are in the currency of the case. What a debtor's row repeats of the case counts once.
select
    case_id,
    agency,
    part,
    invoice_no,
    claim_type,
    invoice_date,
    due_date,
    principal,
    outstanding,
    customer_id,
    customer_name,
    source_file,
    source_row
from selected_parts
order by case_id, agency, part desc, source_file, source_row, invoice_no, customer_id
