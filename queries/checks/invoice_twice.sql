-- check: The same invoice with the same principal stands in two cases
-- severity: warn
--
-- As when an invoice was handed over twice, or two agencies collect it. Equal numbers of
-- different creditors are different invoices.
with shared_invoices as (
    select
        creditor,
        invoice_no,
        principal,
        currency
    from visible_cases
    where shown_currency = currency and invoice_no <> '' and principal <> 0
    group by creditor, invoice_no, principal, currency
    having count(*) > 1
)

select
    visible_cases.case_id,
    visible_cases.agency,
    visible_cases.department,
    visible_cases.invoice_no,
    visible_cases.principal,
    visible_cases.source_file,
    visible_cases.source_row
from visible_cases
inner join shared_invoices
    on
        visible_cases.creditor = shared_invoices.creditor
        and visible_cases.invoice_no = shared_invoices.invoice_no
        and visible_cases.principal = shared_invoices.principal
        and visible_cases.currency = shared_invoices.currency
where visible_cases.shown_currency = visible_cases.currency
order by
    visible_cases.invoice_no,
    visible_cases.creditor,
    visible_cases.principal,
    visible_cases.case_id,
    visible_cases.agency
