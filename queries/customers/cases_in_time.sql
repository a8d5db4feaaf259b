-- question: When did the customer's cases run?
-- grain: one row per case, the five hundred placed last
-- needs: placed_on
--
-- An open case runs up to the export day.
select
    case_id,
    agency,
    department,
    claim_type,
    placed_on,
    closed_on,
    least(greatest(coalesce(closed_on, export_day()), placed_on), export_day()) as ends_on,
    principal,
    outstanding,
    is_disputed,
    dispute_reason,
    state,
    close_reason
from selected_cases
where placed_on is not null
order by placed_on desc, case_id, agency
limit 500
