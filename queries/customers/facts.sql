-- question: Who is the customer?
-- grain: one row per customer
-- needs: customer_id
--
-- A customer that goes by several names or types is shown under the last of each in the
-- alphabet.
select
    customer_id,
    max(customer_name) as customer_name,
    max(customer_type) as customer_type,
    max(country) as country,
    string_agg(distinct department, ', ' order by department)
        filter (where department <> '') as departments,
    string_agg(distinct agency, ', ' order by agency) filter (where agency <> '') as agencies,
    min(placed_on) as first_placed_on,
    max(placed_on) as last_placed_on
from selected_cases
group by customer_id
order by customer_id
