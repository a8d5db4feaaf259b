-- metric: Cases per invoice
-- unit: percent
-- better: lower
-- needs: billing.invoice_count
--
-- Cases placed as a share of invoices sent by the department in the same months; 1 % is
-- ten cases per 1,000 invoices. The invoices are those of the months, not those that the
-- cases are about, so a single month says little. Null when no invoice was sent.
create or replace macro case_rate(case_count, invoice_count) as
    share(sum(case_count), sum(invoice_count))
