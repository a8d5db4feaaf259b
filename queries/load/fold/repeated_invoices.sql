-- load: Rows that bring an invoice of a case again, for the same debtor
select
    'cases' as table_name,
    source_file,
    source_row,
    'repeated' as cause,
    'invoice_no' as column_name,
    coalesce(invoice_no, case_id) as value,
    source_file as other_file,
    min(source_row) over again as other_row
from folding
where has_invoices and not has_debtors
window again as (partition by source_file, agency, case_id, invoice)
qualify source_row > other_row
