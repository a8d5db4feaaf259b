-- check: The principal is below nought
-- severity: warn
--
-- A credit note that was exported as a case takes from what was placed.
select
    case_id,
    agency,
    department,
    principal
from visible_cases
where shown_currency = currency and principal < 0
order by principal, case_id, agency
