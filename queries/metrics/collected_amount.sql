-- metric: Collected
-- unit: money
-- better: higher
-- needs: payments.paid_on
--
-- Money received, by the day of payment: principal, interest and fees, payments straight
-- to the creditor included, reversed payments taken off. A closed case whose payments
-- have no date counts on its closing day.
create or replace macro collected_amount(amount) as
    sum(amount)
