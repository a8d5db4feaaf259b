-- question: Which cases wait for our answer?
-- grain: one row per case, longest wait first
select
    case_id,
    agency,
    department,
    customer_id,
    customer_name,
    outstanding,
    waiting_since,
    date_diff('day', waiting_since, export_day()) as days_waited,
    state
from selected_cases
where is_waiting_on_us
order by days_waited desc nulls last, outstanding desc, case_id, agency
