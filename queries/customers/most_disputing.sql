-- question: Who disputes the most?
-- grain: one row per customer, the ten who dispute the largest amounts
-- needs: customer_id, is_disputed
--
-- Customers with at least three cases of which at least two were disputed: one objection
-- says little about a customer.
with objectors as (
    select
        customer_id,
        max(customer_name) as shown_name,
        case_count(case_id) as case_count,
        disputed_count(is_disputed) as disputed_count,
        dispute_rate(is_disputed) as dispute_rate,
        disputed_amount(principal, is_disputed) as disputed_amount,
        disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount
    from selected_cases
    where customer_id <> ''
    group by customer_id
    having case_count(case_id) >= 3 and disputed_count(is_disputed) >= 2
)

select
    customer_id,
    shown_name as customer_name,
    case_count,
    disputed_count,
    dispute_rate,
    disputed_amount,
    disputed_open_amount
from objectors
order by disputed_amount desc, customer_id
limit 10
