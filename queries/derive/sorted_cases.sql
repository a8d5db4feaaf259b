-- table: Cases in each currency they can be shown in, in the order they are asked for
-- after: filled_cases, shown_currencies, priced_amount
--
-- Sorted by currency, department and day of placement: that is how questions
-- narrow, and it lets the engine skip what they do not ask for.
create or replace table sorted_cases as
select
    filled_cases.* exclude (
        principal, interest, reminder_fee, collection_fee, legal_cost,
        credited, waived, paid_total, outstanding, collected_principal
    ),
    priced_amount(filled_cases.principal, rate) as principal,
    priced_amount(coalesce(interest, 0), rate) as interest,
    priced_amount(
        coalesce(reminder_fee, 0) + coalesce(collection_fee, 0) + coalesce(legal_cost, 0), rate
    ) as fees,
    priced_amount(coalesce(credited, 0), rate) as credited,
    priced_amount(coalesce(waived, 0), rate) as waived,
    priced_amount(paid_total, rate) as paid_total,
    priced_amount(outstanding, rate) as outstanding,
    priced_amount(collected_principal, rate) as collected_principal,
    shown_currencies.rate,
    shown_currencies.shown_currency
from filled_cases
inner join shown_currencies
    on coalesce(filled_cases.currency, '') = shown_currencies.currency
order by
    shown_currencies.shown_currency,
    filled_cases.department,
    filled_cases.placed_on,
    filled_cases.case_id,
    filled_cases.agency
