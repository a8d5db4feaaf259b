-- question: What did the customer object to, and who was right?
-- grain: one row per disputed case, the fifty objected to last
-- needs: is_disputed
select
    case_id,
    agency,
    department,
    disputed_on,
    dispute_reason,
    dispute_reason_text,
    dispute_outcome,
    dispute_resolved_on,
    principal,
    outstanding
from selected_cases
where is_disputed
order by disputed_on desc nulls last, case_id, agency
limit 50
