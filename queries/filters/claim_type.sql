-- filter: claim_type
select
    claim_type as value,
    claim_type as label,
    count(*) as case_count
from visible_cases
where shown_currency = currency and claim_type is not null
group by claim_type
order by case_count desc, value
limit 1000
