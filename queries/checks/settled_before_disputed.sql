-- check: Dispute settled before it was raised
-- severity: fail
select
    case_id,
    agency,
    department,
    disputed_on,
    dispute_resolved_on
from visible_cases
where shown_currency = currency and dispute_resolved_on < disputed_on
order by case_id, agency
