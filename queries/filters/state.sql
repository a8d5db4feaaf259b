-- filter: state
select
    state as value,
    state as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and state is not null
group by state
order by case_count desc, value
limit 1000
