-- question: Who owes several departments at once?
-- grain: one row per customer with cases in two departments or more, the hundred who owe most
-- needs: customer_id, department
--
-- One department may go on selling to a customer whom another one has given up on.
with shared_customers as (
    select customer_key, outstanding_amount(outstanding, is_open) as owed_amount
    from selected_cases
    where customer_key is not null
    group by customer_key
    having min(department) < max(department)
    order by owed_amount desc, customer_key
    limit 100
),

counted_customers as (
    select
        customer_id,
        max(customer_name) as shown_name,
        department_count(department) as department_count,
        case_count(case_id) as case_count,
        outstanding_amount(outstanding, is_open) as outstanding_amount,
        disputed_count(is_disputed) as disputed_count,
        disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount
    from selected_cases
    semi join shared_customers on selected_cases.customer_key = shared_customers.customer_key
    group by customer_id
)

select
    customer_id,
    shown_name as customer_name,
    department_count,
    case_count,
    outstanding_amount,
    disputed_count,
    disputed_open_amount
from counted_customers
order by outstanding_amount desc, customer_id
