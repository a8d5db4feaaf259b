-- filter: lag
select
    lag_band as value,
    lag_band as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and lag_band is not null
group by lag_band
order by case_count desc, value
limit 1000
