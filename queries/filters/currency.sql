-- filter: currency
select
    shown_currency as value,
    shown_currency as label,
    count(*) as case_count
from visible_cases
group by shown_currency
order by case_count desc, value
