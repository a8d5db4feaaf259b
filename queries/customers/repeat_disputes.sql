-- question: Which objections come back?
-- grain: one row per customer and dispute reason that occurred at least twice
-- needs: customer_id, dispute_reason
--
-- The same customer with the same reason again: what was done about it last time? Disputes
-- without a stated reason cannot be told to be the same and are left out.
with repeats as (
    select
        customer_key,
        dispute_reason
    from selected_cases
    where is_disputed and dispute_reason <> 'UNKNOWN' and customer_key is not null
    group by customer_key, dispute_reason
    having disputed_count(is_disputed) >= 2
)

select
    customer_id,
    max(customer_name) as customer_name,
    selected_cases.dispute_reason,
    disputed_count(is_disputed) as disputed_count,
    disputed_amount(principal, is_disputed) as disputed_amount,
    department_count(department) as department_count,
    min(disputed_on) as first_disputed_on,
    max(disputed_on) as last_disputed_on
from selected_cases
semi join repeats
    on
        selected_cases.customer_key = repeats.customer_key
        and selected_cases.dispute_reason = repeats.dispute_reason
group by customer_id, selected_cases.dispute_reason
order by disputed_count desc, disputed_amount desc, customer_id, selected_cases.dispute_reason
