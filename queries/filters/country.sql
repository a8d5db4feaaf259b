-- filter: country
select
    country as value,
    country as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and country is not null
group by country
order by case_count desc, value
limit 1000
