-- filter: currency
select
    shown_currencies.shown_currency as value,
    shown_currencies.shown_currency as label,
    count(*) as case_count
from visible_cases
inner join shown_currencies on visible_cases.currency = shown_currencies.currency
where visible_cases.shown_currency = visible_cases.currency
group by shown_currencies.shown_currency
order by case_count desc, value
