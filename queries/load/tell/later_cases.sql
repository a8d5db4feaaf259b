-- load: How many cases of a load begin after a day
select count(*) as case_count
from cases
where load_id = $1 and coalesce(placed_on, invoice_date) > $2
