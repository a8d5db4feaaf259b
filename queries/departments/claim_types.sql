-- question: Which kinds of claims cause trouble?
-- grain: one row per claim type
-- needs: claim_type
select
    claim_type,
    case_count(case_id) as case_count,
    placed_amount(principal) as placed_amount,
    dispute_rate(is_disputed) as dispute_rate,
    self_inflicted_rate(principal, is_self_inflicted, is_closed) as self_inflicted_rate,
    collection_rate_90(collected_principal_90, principal, placed_on) as collection_rate_90
from selected_cases
group by claim_type
order by placed_amount desc, claim_type
