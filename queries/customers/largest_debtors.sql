-- question: Who owes the most?
-- grain: one row per customer, the ten who owe most
-- needs: customer_id
--
-- Found among the open cases, then told with all of the customer's cases.
with debtors as (
    select customer_key, outstanding_amount(outstanding, is_open) as owed_amount
    from selected_cases
    where is_open and customer_key is not null
    group by customer_key
    having outstanding_amount(outstanding, is_open) > 0
    order by owed_amount desc, customer_key
    limit 10
)

select
    selected_cases.customer_id,
    max(customer_name) as customer_name,
    case_count(case_id) as case_count,
    outstanding_amount(outstanding, is_open) as outstanding_amount,
    disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount,
    collection_rate(collected_principal, principal) as collection_rate
from selected_cases
semi join debtors on selected_cases.customer_key = debtors.customer_key
group by selected_cases.customer_id
order by outstanding_amount desc, customer_id
