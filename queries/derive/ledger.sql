-- table: Every change of what is outstanding on a case, so that any past day can be summed up
-- after: case_spans, payment_facts
--
-- Up to the export day the entries of an open case sum to its outstanding amount,
-- those of a closed one to nothing. Principal and fees enter on the day of
-- placement, interest half way, money leaves when it is paid, and what was credited,
-- waived or given up leaves when the case is closed. Money paid on an open case on a
-- day that nobody tells leaves on the export day, as `undated`: it is in no month's
-- collections. Each entry carries the days between which its case was in dispute.
create or replace table ledger as
with paid_cases as (
    select case_key, sum(amount) as dated_amount
    from payment_facts
    group by case_key
),

entries as (
    select
        case_key, opened_on as moved_on, 'placed' as kind,
        outstanding + paid_total + credited + waived - interest as amount
    from case_spans
    union all
    select case_key, half_way_on, 'interest', interest from case_spans
    union all
    select payment_facts.case_key, greatest(paid_on, opened_on), 'collected', -amount
    from payment_facts
    inner join case_spans on payment_facts.case_key = case_spans.case_key
    union all
    select case_spans.case_key, ended_on, 'undated', coalesce(dated_amount, 0) - paid_total
    from case_spans
    left join paid_cases on case_spans.case_key = paid_cases.case_key
    union all
    select case_key, ended_on, 'credited', -credited - waived from case_spans
    union all
    select case_key, ended_on, 'given_up', -outstanding from case_spans where is_closed
)

select
    entries.case_key,
    entries.moved_on,
    entries.kind,
    cast(entries.amount as decimal(18, 2)) as amount,
    shown_currency,
    disputed_from,
    disputed_until
from entries
inner join case_spans on entries.case_key = case_spans.case_key
where amount <> 0
order by entries.case_key, moved_on
