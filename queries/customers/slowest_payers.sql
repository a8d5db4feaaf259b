-- question: Who pays the slowest?
-- grain: one row per customer, the ten who take longest
-- needs: customer_id, placed_on, payments.paid_on
--
-- Customers with at least three cases who still owe something, by the median days from
-- placement to the first payment. An open case on which nothing was paid counts at its
-- age so far.
with owing as (
    select customer_key
    from selected_cases
    where customer_key is not null
    group by customer_key
    having case_count(case_id) >= 3 and outstanding_amount(outstanding, is_open) > 0
),

debtors as (
    select
        selected_cases.customer_key,
        payment_wait(days_to_payment, placed_on, is_open) as payment_wait,
        outstanding_amount(outstanding, is_open) as owed_amount
    from selected_cases
    semi join owing on selected_cases.customer_key = owing.customer_key
    group by selected_cases.customer_key
    having payment_wait(days_to_payment, placed_on, is_open) is not null
    order by payment_wait desc, owed_amount desc, customer_key
    limit 10
)

select
    customer_id,
    max(customer_name) as customer_name,
    case_count(case_id) as case_count,
    open_case_count(is_open) as open_case_count,
    payment_wait(days_to_payment, placed_on, is_open) as payment_wait,
    outstanding_amount(outstanding, is_open) as outstanding_amount,
    collection_rate(collected_principal, principal) as collection_rate
from selected_cases
semi join debtors on selected_cases.customer_key = debtors.customer_key
group by customer_id
order by payment_wait desc, outstanding_amount desc, customer_id
