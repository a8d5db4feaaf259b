-- check: No rate for the case's currency, though rates are loaded
-- severity: warn
--
-- Such cases are missing where all currencies are shown as one.
select
    case_id,
    agency,
    department,
    currency,
    outstanding
from visible_cases
where
    shown_currency = currency
    and currency <> ''
    and exists (select 1 from rates where rates.currency <> rates.base_currency)
    and not exists (
        select 1
        from shown_currencies
        where
            shown_currencies.currency = visible_cases.currency
            and shown_currencies.shown_currency <> visible_cases.currency
    )
order by currency, case_id, agency
