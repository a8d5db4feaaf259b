-- check: Placed before the invoice was written
-- severity: warn
select
    case_id,
    agency,
    department,
    invoice_date,
    placed_on
from visible_cases
where shown_currency = currency and placed_on < invoice_date
order by case_id, agency
