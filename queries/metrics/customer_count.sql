-- metric: Customers
-- unit: count
-- better: neither
-- dated: yes
-- needs: customer_id
--
-- Different customers with at least one placed case. Cases that name none are left out.
create or replace macro customer_count(customer_key) as
    count(distinct customer_key)
