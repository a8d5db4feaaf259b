-- question: Who owes the most?
-- grain: one row per customer, the ten who owe most
-- needs: customer_id
with debtors as (
    select
        customer_id,
        max(customer_name) as shown_name,
        case_count(case_id) as case_count,
        outstanding_amount(outstanding, is_open) as outstanding_amount,
        disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount,
        collection_rate(collected_principal, principal) as collection_rate
    from selected_cases
    where customer_id <> ''
    group by customer_id
    having outstanding_amount(outstanding, is_open) > 0
)

select
    customer_id,
    shown_name as customer_name,
    case_count,
    outstanding_amount,
    disputed_open_amount,
    collection_rate
from debtors
order by outstanding_amount desc, customer_id
limit 10
