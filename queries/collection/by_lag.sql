-- question: Does waiting before placement cost money?
-- grain: one row per band of days from due date to placement
-- needs: due_date, placed_on
select
    lag_band,
    case_count(case_id) as case_count,
    placed_amount(principal) as placed_amount,
    collection_rate(collected_principal, principal) as collection_rate,
    collection_rate_90(collected_principal_90, principal, placed_on) as collection_rate_90
from selected_cases
group by lag_band
order by lag_band
