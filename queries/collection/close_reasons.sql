-- question: Why are cases closed?
-- grain: one row per close reason
-- needs: close_reason
--
-- The amount is the principal of the cases closed, not what was collected on them.
select
    close_reason,
    is_self_inflicted,
    case_count(case_id) as case_count,
    placed_amount(principal) as placed_amount
from selected_cases
where is_closed
group by close_reason, is_self_inflicted
order by placed_amount desc, close_reason
