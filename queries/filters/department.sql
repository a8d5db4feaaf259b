-- filter: department
select
    department as value,
    department as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and department is not null
group by department
order by case_count desc, value
limit 1000
