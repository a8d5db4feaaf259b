-- load: Whether two cases of one number are different claims
--
-- Customers differ by their numbers or, where one of the two has none, by their names; a claim that
-- was placed on another day is another one too.
create temp macro is_other_claim(
    customer_id, other_id, customer_name, other_name, placed_on, other_day
) as
    coalesce(
        customer_id <> other_id,
        lower(customer_name) <> lower(other_name),
        false
    )
    or coalesce(placed_on <> other_day, false)
