-- table: Payments with their day after placement and the part of each that paid principal
-- after: case_facts, dated_payments, priced_amount
--
-- Money is taken to pay principal first, up to what the case has collected on
-- principal in all; the rest paid interest and fees.
create or replace table payment_facts as
with priced_payments as (
    select
        case_facts.case_key,
        case_facts.collected_principal,
        case_facts.placed_on,
        dated_payments.paid_on,
        dated_payments.kind,
        dated_payments.channel,
        priced_amount(dated_payments.amount, shown_currencies.rate) as amount,
        date_diff('day', case_facts.placed_on, dated_payments.paid_on) as days_after_placement
    from dated_payments
    inner join case_facts
        on
            dated_payments.agency = case_facts.agency
            and dated_payments.case_id = case_facts.case_id
    inner join shown_currencies
        on
            case_facts.currency = shown_currencies.currency
            and case_facts.shown_currency = shown_currencies.shown_currency
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
