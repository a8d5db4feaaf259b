-- table: What a customer goes by: its number, else its name
--
-- A name is marked, so that it is never taken for the number of another customer.
create or replace macro named_customer(customer_id, customer_name) as
    coalesce(customer_id, 'name:' || customer_name, '')
