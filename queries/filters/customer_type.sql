-- filter: customer_type
select
    customer_type as value,
    customer_type as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and customer_type is not null
group by customer_type
order by case_count desc, value
limit 1000
