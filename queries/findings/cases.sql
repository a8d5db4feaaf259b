-- question: What is known of each case that findings are judged on?
-- grain: one row per case
--
-- Keys, what makes cases differ that nobody can help (customer, country, size, lag, age), and
-- what became of them. A case ages from its placement, else from its invoice or when it was due.
-- The cases are only counted, in no order: sorting them is a third of the work of asking.
select
    department,
    customer_id,
    agency,
    country,
    claim_type,
    customer_type,
    claim_size,
    lag_band,
    dispute_reason,
    placed_month,
    days_to_placement,
    date_diff('day', coalesce(placed_on, invoice_date, due_date), export_day()) as age_days,
    is_disputed,
    is_disputed
    and (is_closed or coalesce(dispute_resolved_on <= export_day(), false)) as is_settled,
    case
        when is_disputed and disputed_on is not null
            then greatest(
                date_diff(
                    'day',
                    disputed_on,
                    least(coalesce(dispute_resolved_on, closed_on, export_day()), export_day())
                ),
                0
            )
    end as days_in_dispute,
    not is_open as is_closed,
    is_self_inflicted,
    is_waiting_on_us,
    case
        when is_waiting_on_us and waiting_since is not null
            then greatest(date_diff('day', waiting_since, export_day()), 0)
    end as days_waited,
    principal,
    collected_principal,
    outstanding
from selected_cases
