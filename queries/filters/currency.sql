-- filter: currency
with counted as (
    select
        currency,
        count(*) as case_count
    from visible_cases
    where shown_currency = currency
    group by currency
)

select
    shown_currencies.shown_currency as value,
    shown_currencies.shown_currency as label,
    sum(case_count) as case_count
from counted
inner join shown_currencies on counted.currency = shown_currencies.currency
group by shown_currencies.shown_currency
order by case_count desc, value
