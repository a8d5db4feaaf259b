-- metric: Days waited for payment
-- unit: days
-- better: lower
-- needs: placed_on, payments.paid_on
--
-- Median days from placement to the first payment. An open case on which nobody has paid
-- counts at its age so far, so that those who never pay do not look fast; a case closed
-- without a payment is left out. Null when no case counts.
create or replace macro payment_wait(days_to_payment, placed_on, is_open) as
    median(
        cast(
            coalesce(
                days_to_payment,
                case when is_open then date_diff('day', placed_on, export_day()) end
            ) as double
        )
    )
