-- question: Why do customers object?
-- grain: one row per dispute reason
-- needs: is_disputed
select
    dispute_reason,
    disputed_count(is_disputed) as disputed_count,
    disputed_amount(principal, is_disputed) as disputed_amount,
    disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount,
    days_to_settle(disputed_on, dispute_resolved_on, closed_on) as days_to_settle
from selected_cases
where is_disputed
group by dispute_reason
order by disputed_count desc, dispute_reason
