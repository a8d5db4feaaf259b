-- question: Do we settle disputes as fast as they come?
-- grain: one row per month up to the export day
-- needs: disputed_on
--
-- A dispute is settled on the day the export says, else when the case is closed. Open is
-- what was neither at the end of the month. Disputes whose day is not known are left out.
with disputes as (
    select
        disputed_on as opened_on,
        case
            when not is_dispute_open
                then greatest(disputed_on, coalesce(dispute_resolved_on, closed_on))
        end as settled_on
    from selected_cases
    where
        is_disputed
        and disputed_on <= export_day()
        and (is_dispute_open or dispute_resolved_on is not null or closed_on is not null)
),

changes as (
    select
        date_trunc('month', opened_on) as month,
        1 as opened,
        0 as settled
    from disputes
    union all
    select date_trunc('month', settled_on), 0, 1
    from disputes
    where settled_on <= export_day()
),

bounds as (
    select min(calendar.month) as first_month
    from calendar
),

months as (
    select
        greatest(changes.month, first_month) as month,
        sum(opened) as opened,
        sum(settled) as settled
    from changes
    cross join bounds
    group by greatest(changes.month, first_month)
)

select
    calendar.month,
    coalesce(months.opened, 0) as opened_count,
    coalesce(months.settled, 0) as settled_count,
    sum(coalesce(months.opened - months.settled, 0)) over (order by calendar.month)
        as dispute_open_count,
    calendar.month_end > export_day() as is_unfinished
from calendar
left join months on calendar.month = months.month
where calendar.month <= export_day()
order by calendar.month
