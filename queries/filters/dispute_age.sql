-- filter: dispute_age
select
    dispute_age_band as value,
    dispute_age_band as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and dispute_age_band is not null
group by dispute_age_band
order by case_count desc, value
limit 1000
