-- table: Cases in each currency they can be shown in, numbered in the order they are asked for
-- after: filled_cases, shown_currencies
--
-- Sorted by currency, department and day of placement: that is how questions
-- narrow, and it lets the engine skip what they do not ask for.
create or replace table priced_cases as
select
    filled_cases.* exclude (
        principal, interest, reminder_fee, collection_fee, legal_cost,
        credited, waived, paid_total, outstanding, collected_principal
    ),
    cast(filled_cases.principal * rate as decimal(18, 2)) as principal,
    cast(coalesce(interest, 0) * rate as decimal(18, 2)) as interest,
    cast(
        (coalesce(reminder_fee, 0) + coalesce(collection_fee, 0) + coalesce(legal_cost, 0)) * rate
        as decimal(18, 2)
    ) as fees,
    cast(coalesce(credited, 0) * rate as decimal(18, 2)) as credited,
    cast(coalesce(waived, 0) * rate as decimal(18, 2)) as waived,
    cast(paid_total * rate as decimal(18, 2)) as paid_total,
    cast(outstanding * rate as decimal(18, 2)) as outstanding,
    cast(collected_principal * rate as decimal(18, 2)) as collected_principal,
    shown_currencies.rate,
    shown_currencies.shown_currency,
    row_number() over (
        order by
            shown_currencies.shown_currency,
            filled_cases.department,
            filled_cases.placed_on,
            filled_cases.case_id,
            filled_cases.agency
    ) as case_key
from filled_cases
inner join shown_currencies
    on coalesce(filled_cases.currency, '') = shown_currencies.currency
order by case_key
