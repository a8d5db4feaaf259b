-- question: How do we stand?
-- grain: one row in all
--
-- Every metric of the selection in one scan. Money that moves between days
-- (what was outstanding or collected when) is asked of the ledger instead.
select
    case_count(case_id) as case_count,
    open_case_count(is_open) as open_case_count,
    customer_count(customer_key) as customer_count,
    placed_amount(principal) as placed_amount,
    outstanding_amount(outstanding, is_open) as outstanding_amount,
    outstanding_principal_amount(principal, collected_principal, credited, waived, is_open)
        as outstanding_principal_amount,
    collection_rate(collected_principal, principal) as collection_rate,
    collection_rate_90(collected_principal_90, principal, placed_on) as collection_rate_90,
    solved_rate(is_solved) as solved_rate,
    disputed_count(is_disputed) as disputed_count,
    dispute_rate(is_disputed) as dispute_rate,
    dispute_rate_90(is_disputed, disputed_on, placed_on) as dispute_rate_90,
    dispute_open_count(is_dispute_open) as dispute_open_count,
    dispute_share(principal, is_disputed) as dispute_share,
    disputed_amount(principal, is_disputed) as disputed_amount,
    disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount,
    days_to_settle(disputed_on, dispute_resolved_on, closed_on) as days_to_settle,
    unknown_reason_share(is_disputed, dispute_reason) as unknown_reason_share,
    placement_lag(days_to_placement) as placement_lag,
    payment_lag(days_to_payment) as payment_lag,
    self_inflicted_rate(principal, is_self_inflicted, is_closed) as self_inflicted_rate,
    self_inflicted_amount(principal, is_self_inflicted) as self_inflicted_amount,
    legal_share(is_legal) as legal_share,
    waiting_count(is_waiting_on_us) as waiting_count,
    waiting_amount(outstanding, is_waiting_on_us) as waiting_amount,
    waiting_days(is_waiting_on_us, waiting_since) as waiting_days
from selected_cases
