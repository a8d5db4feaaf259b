-- question: How do the departments compare?
-- grain: one row per department
-- needs: department
select
    department,
    case_count(case_id) as case_count,
    placed_amount(principal) as placed_amount,
    outstanding_amount(outstanding, is_open) as outstanding_amount,
    collection_rate(collected_principal, principal) as collection_rate,
    collection_rate_90(collected_principal_90, principal, placed_on) as collection_rate_90,
    solved_rate(is_solved) as solved_rate,
    dispute_rate(is_disputed) as dispute_rate,
    disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount,
    days_to_settle(disputed_on, dispute_resolved_on, closed_on) as days_to_settle,
    placement_lag(days_to_placement) as placement_lag,
    self_inflicted_rate(principal, is_self_inflicted, is_closed) as self_inflicted_rate,
    unknown_reason_share(is_disputed, dispute_reason) as unknown_reason_share,
    legal_share(is_legal) as legal_share
from selected_cases
group by department
order by outstanding_amount desc, department
