-- check: Closed with something left to pay and no reason given
-- severity: warn
select
    case_id,
    agency,
    department,
    closed_on,
    outstanding
from visible_cases
where shown_currency = currency and is_closed and outstanding > 0 and close_reason = ''
order by outstanding desc, case_id, agency
