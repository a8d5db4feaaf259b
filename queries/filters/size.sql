-- filter: size
select
    claim_size as value,
    claim_size as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and claim_size is not null
group by claim_size
order by case_count desc, value
limit 1000
