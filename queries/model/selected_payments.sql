-- model: The payments on the selected cases, up to the day asked about
-- after: selected_cases
create or replace view selected_payments as
select payment_facts.*
from payment_facts
semi join selected_cases on payment_facts.case_key = selected_cases.case_key
where payment_facts.paid_on <= export_day()
