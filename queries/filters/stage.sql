-- filter: stage
select
    stage as value,
    stage as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and stage is not null
group by stage
order by case_count desc, value
limit 1000
