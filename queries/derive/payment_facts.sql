-- table: Payments with their day after placement and the part of each that paid principal
-- after: priced_cases, dated_payments, priced_amount
--
-- Money is taken to pay principal first, up to what the case has collected on
-- principal in all; the rest paid interest and fees.
create or replace table payment_facts as
with priced_payments as (
    select
        priced_cases.case_key,
        priced_cases.collected_principal,
        priced_cases.placed_on,
        dated_payments.paid_on,
        dated_payments.kind,
        dated_payments.channel,
        priced_amount(dated_payments.amount, priced_cases.rate) as amount,
        date_diff('day', priced_cases.placed_on, dated_payments.paid_on) as days_after_placement
    from dated_payments
    inner join priced_cases
        on
            dated_payments.agency = priced_cases.agency
            and dated_payments.case_id = priced_cases.case_id
),

running_payments as (
    select
        *,
        sum(amount) over (
            partition by case_key order by paid_on, amount, kind, channel
            rows between unbounded preceding and current row
        ) as paid_so_far
    from priced_payments
)

select
    * exclude (collected_principal, paid_so_far),
    cast(
        greatest(least(paid_so_far, collected_principal), 0)
        - greatest(least(paid_so_far - amount, collected_principal), 0)
        as decimal(18, 2)
    ) as principal_amount
from running_payments
order by case_key, paid_on
