-- filter: overdue
select
    overdue_band as value,
    overdue_band as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and overdue_band is not null
group by overdue_band
order by case_count desc, value
limit 1000
