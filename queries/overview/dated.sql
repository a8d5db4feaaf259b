-- question: How did the cases of a period fare?
-- grain: one row in all
--
-- Only what can be asked as of an earlier day, so that two periods of the same age
-- can be held against each other.
select
    case_count(case_id) as case_count,
    customer_count(customer_key) as customer_count,
    placed_amount(principal) as placed_amount,
    collection_rate_90(collected_principal_90, principal, placed_on) as collection_rate_90,
    dispute_rate_90(is_disputed, disputed_on, placed_on) as dispute_rate_90,
    placement_lag(days_to_placement) as placement_lag
from selected_cases
