-- question: How do outstanding and collected amounts move?
-- grain: one row per month up to the export day
-- needs: placed_on
--
-- Outstanding is what was open at the end of the month, or on the export day.
-- Collected is what was paid in the month. What happened before the first month
-- shown counts as outstanding at its beginning.
with bounds as (
    select min(calendar.month) as first_month
    from calendar
),

months as (
    select
        greatest(date_trunc('month', moved_on), first_month) as month,
        sum(amount) as change_amount,
        collected_amount(
            case
                when kind = 'collected' and moved_on >= first_month
                    then -amount
            end
        ) as paid_amount
    from selected_ledger
    cross join bounds
    group by greatest(date_trunc('month', moved_on), first_month)
)

select
    calendar.month,
    sum(sum(months.change_amount)) over (order by calendar.month) as outstanding_amount,
    coalesce(sum(months.paid_amount), 0) as collected_amount
from calendar
left join months on calendar.month = months.month
where calendar.month <= export_day()
group by calendar.month
order by calendar.month
