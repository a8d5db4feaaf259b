-- question: Which departments stand apart?
-- grain: one row per department
-- needs: department
--
-- The metrics that do not grow with the department, so that a small one can be held against
-- a large one. Few cases make a rate jump: see how many there are.
select
    department,
    case_count(case_id) as case_count,
    collection_rate_90(collected_principal_90, principal, placed_on) as collection_rate_90,
    solved_rate(is_solved) as solved_rate,
    dispute_rate(is_disputed) as dispute_rate,
    days_to_settle(disputed_on, dispute_resolved_on, closed_on) as days_to_settle,
    unknown_reason_share(is_disputed, dispute_reason) as unknown_reason_share,
    placement_lag(days_to_placement) as placement_lag,
    self_inflicted_rate(principal, is_self_inflicted, is_closed) as self_inflicted_rate
from selected_cases
group by department
order by case_count desc, department
