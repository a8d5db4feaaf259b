-- question: Who are the customers, and how do they pay?
-- grain: one row per customer
-- needs: customer_id
--
-- A customer that goes by several names is shown under the last of them in the alphabet.
select
    max(customer_id) as customer_id,
    max(customer_name) as customer_name,
    department_count(department) as department_count,
    case_count(case_id) as case_count,
    placed_amount(principal) as placed_amount,
    outstanding_amount(outstanding, is_open) as outstanding_amount,
    collection_rate(collected_principal, principal) as collection_rate,
    payment_lag(days_to_payment) as payment_lag,
    dispute_rate(is_disputed) as dispute_rate,
    disputed_count(is_disputed) as disputed_count,
    disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount,
    max(placed_on) as last_placed_on
from selected_cases
group by customer_key
order by outstanding_amount desc, customer_id
