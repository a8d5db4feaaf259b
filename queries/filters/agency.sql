-- filter: agency
select
    agency as value,
    agency as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and agency is not null
group by agency
order by case_count desc, value
limit 1000
