-- table: Every change of what is outstanding on a case, so that any past day can be summed up
-- after: case_facts, payment_facts
--
-- Up to the export day the entries of an open case sum to its outstanding amount,
-- those of a closed one to nothing. The claim with its interest and fees enters on
-- the day of placement, money leaves when it is paid, and what was credited,
-- waived, paid on a day nobody told or given up leaves when the case is closed.
create or replace table ledger as
with timed_cases as (
    select
        case_key,
        principal, outstanding, paid_total, credited, waived, is_closed,
        least(coalesce(placed_on, invoice_date, due_date, export_day), export_day) as opened_on,
        least(coalesce(closed_on, export_day), export_day) as ended_on,
        export_day
    from case_facts
    cross join store_info
),

paid_cases as (
    select
        case_key,
        sum(amount) as dated_amount
    from payment_facts
    group by case_key
),

entries as (
    select
        case_key, opened_on as moved_on, 'placed' as kind,
        outstanding + paid_total + credited + waived as amount
    from timed_cases
    union all
    select
        payment_facts.case_key,
        least(greatest(paid_on, opened_on), export_day) as moved_on,
        'collected' as kind, -amount as amount
    from payment_facts
    inner join timed_cases on payment_facts.case_key = timed_cases.case_key
    union all
    select
        timed_cases.case_key, ended_on as moved_on, 'collected_undated' as kind,
        coalesce(dated_amount, 0) - paid_total as amount
    from timed_cases
    left join paid_cases on timed_cases.case_key = paid_cases.case_key
    union all
    select case_key, ended_on as moved_on, 'credited' as kind, -credited - waived as amount
    from timed_cases
    union all
    select case_key, ended_on as moved_on, 'given_up' as kind, -outstanding as amount
    from timed_cases
    where is_closed
)

select * from entries where amount <> 0 order by case_key, moved_on
