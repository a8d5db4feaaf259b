-- filter: close_reason
select
    close_reason as value,
    close_reason as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and close_reason is not null
group by close_reason
order by case_count desc, value
limit 1000
