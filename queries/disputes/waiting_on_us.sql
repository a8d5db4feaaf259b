-- question: Where does the agency wait for us?
-- grain: one row per department
select
    department,
    waiting_count(is_waiting_on_us) as waiting_count,
    waiting_amount(outstanding, is_waiting_on_us) as waiting_amount,
    waiting_days(is_waiting_on_us, waiting_since) as waiting_days
from selected_cases
where is_waiting_on_us
group by department
order by waiting_amount desc, department
