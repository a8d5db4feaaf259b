-- metric: Days to payment
-- unit: days
-- better: lower
-- needs: placed_on, payments.paid_on
--
-- Median days from placement to the first payment, over cases that have one. Says how
-- fast those who pay do pay, not how many do. A closed case whose payments have no date
-- counts on its closing day. Null when nobody has paid.
create or replace macro payment_lag(days_to_payment) as
    median(cast(days_to_payment as double))
