-- table: Which currencies the amounts of a case can be shown in, and at what rate
--
-- Every currency is shown as it is. Where a rate table is loaded, `all-NOK` shows
-- the cases of every currency that has a rate into NOK, and those in NOK itself.
-- Rates are kept wide, so that the largest amount times a rate has room.
create or replace table shown_currencies as
with currencies as (
    select distinct coalesce(currency, '') as currency
    from cases
),

bases as (
    select distinct base_currency
    from rates
    where base_currency <> currency
),

into_base as (
    select
        currency,
        base_currency,
        cast(rate as decimal(20, 8)) as rate
    from rates
    where currency <> base_currency
    union all
    select
        base_currency as currency,
        base_currency,
        cast(1 as decimal(20, 8)) as rate
    from bases
)

select
    currency,
    currency as shown_currency,
    cast(1 as decimal(20, 8)) as rate
from currencies
union all
select
    currencies.currency,
    'all-' || into_base.base_currency as shown_currency,
    into_base.rate
from currencies
inner join into_base on currencies.currency = into_base.currency
where (select count(stated.currency) from currencies as stated) > 1
