-- question: Who disputes the most?
-- grain: one row per customer, the ten who dispute the largest amounts
-- needs: customer_id, is_disputed
--
-- Customers with at least three cases of which at least two were disputed: one objection
-- says little about a customer.
with repeaters as (
    select customer_key
    from selected_cases
    where is_disputed and customer_key is not null
    group by customer_key
    having disputed_count(is_disputed) >= 2
),

objectors as (
    select
        selected_cases.customer_key,
        disputed_amount(principal, is_disputed) as disputed_amount
    from selected_cases
    semi join repeaters on selected_cases.customer_key = repeaters.customer_key
    group by selected_cases.customer_key
    having case_count(case_id) >= 3
    order by disputed_amount desc, customer_key
    limit 10
)

select
    customer_id,
    max(customer_name) as customer_name,
    case_count(case_id) as case_count,
    disputed_count(is_disputed) as disputed_count,
    dispute_rate(is_disputed) as dispute_rate,
    disputed_amount(principal, is_disputed) as disputed_amount,
    disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount
from selected_cases
semi join objectors on selected_cases.customer_key = objectors.customer_key
group by customer_id
order by disputed_amount desc, customer_id
