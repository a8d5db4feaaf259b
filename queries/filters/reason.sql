-- filter: reason
select
    dispute_reason as value,
    dispute_reason as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and dispute_reason is not null
group by dispute_reason
order by case_count desc, value
limit 1000
