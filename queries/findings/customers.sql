-- question: What are these customers called?
-- grain: one row per customer
--
-- One that goes by several names is told by the last in order.
with names as (
    select
        customer_id,
        max(customer_name) as shown_name
    from selected_cases
    group by customer_id
)

select
    customer_id,
    shown_name as customer_name
from names
order by customer_id
