-- load: Rows of debtors that do not say on which of a case's invoices their amounts are
select
    'cases' as table_name,
    source_file,
    source_row,
    'unplaced' as cause,
    'invoice_no' as column_name,
    case_id as value
from folding
where
    has_invoices
    and has_debtors
    and invoice_no is null
    and claim_type is null
    and invoice_date is null
