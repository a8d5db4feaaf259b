-- filter: change
select
    change as value,
    change as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and change <> ''
group by change
order by case_count desc, value
limit 1000
