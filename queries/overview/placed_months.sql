-- question: How do the cases of each month of placement fare?
-- grain: one row per month of placement
-- needs: placed_on
select
    placed_month,
    case_count(case_id) as case_count,
    placed_amount(principal) as placed_amount,
    collection_rate_90(collected_principal_90, principal, placed_on) as collection_rate_90,
    dispute_rate(is_disputed) as dispute_rate,
    dispute_rate_90(is_disputed, disputed_on, placed_on) as dispute_rate_90,
    placement_lag(days_to_placement) as placement_lag,
    disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount
from selected_cases
where placed_month is not null
group by placed_month
order by placed_month
