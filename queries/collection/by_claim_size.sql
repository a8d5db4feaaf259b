-- question: Which claim sizes are collected?
-- grain: one row per band of principal
select
    claim_size,
    case_count(case_id) as case_count,
    placed_amount(principal) as placed_amount,
    collection_rate(collected_principal, principal) as collection_rate,
    collection_rate_90(collected_principal_90, principal, placed_on) as collection_rate_90
from selected_cases
group by claim_size
order by claim_size
