-- check: Closed before it was placed
-- severity: fail
select
    case_id,
    agency,
    department,
    placed_on,
    closed_on
from visible_cases
where shown_currency = currency and closed_on < placed_on
order by case_id, agency
