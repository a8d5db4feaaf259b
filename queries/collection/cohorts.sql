-- question: How fast do the cases of each quarter pay?
-- grain: one row per quarter of placement and number of days
-- needs: placed_on, payments.paid_on
--
-- The six latest quarters of the selection, and all earlier ones as one, which has no
-- quarter. Only cases at least so many days old count. Where some are younger the figure is
-- unfinished; where most of the principal is, there is no row.
with steps (days_after) as (
    values (0), (30), (60), (90), (120), (180), (270), (365), (540), (730)
),

last_placed as (
    select date_trunc('quarter', max(placed_on)) as last_quarter from selected_cases
),

placed_days as (
    select
        placed_on,
        case
            when placed_on >= last_quarter - interval 15 month
                then cast(date_trunc('quarter', placed_on) as date)
        end as placed_quarter,
        min(date_diff('day', placed_on, export_day())) as age,
        sum(greatest(principal, 0)) as placed_principal
    from selected_cases
    cross join last_placed
    where placed_on is not null
    group by placed_on, last_quarter
),

paid_days as (
    select placed_on, days_after_placement, sum(principal_amount) as paid_principal
    from selected_payments
    where days_after_placement <= 730
    group by placed_on, days_after_placement
),

cohort_days as (
    select placed_quarter, days_after, age, placed_principal, 0 as collected_by_then
    from placed_days
    cross join steps
    union all
    select placed_quarter, days_after, age, 0, paid_principal
    from paid_days
    inner join placed_days on paid_days.placed_on = placed_days.placed_on
    inner join steps on paid_days.days_after_placement <= steps.days_after
)

select
    placed_quarter,
    days_after,
    cohort_rate(
        case when age >= days_after then collected_by_then end,
        case when age >= days_after then placed_principal end
    ) as cohort_rate,
    min(age) < days_after as is_unfinished
from cohort_days
group by placed_quarter, days_after
having 2 * sum(placed_principal) filter (where age >= days_after) > sum(placed_principal)
order by placed_quarter nulls first, days_after
