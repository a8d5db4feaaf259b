-- filter: customer
select
    customer_id as value,
    max(customer_name) as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency
group by customer_id
order by case_count desc, value
limit 1000
