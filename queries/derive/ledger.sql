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
with kinds as (
    select unnest(['placed', 'interest', 'undated', 'credited', 'given_up']) as kind
),

paid_cases as (
    select case_key, sum(amount) as dated_amount
    from payment_facts
    group by case_key
),

entries as (
    select
        case_spans.case_key,
        case kind
            when 'placed' then opened_on
            when 'interest' then half_way_on
            else ended_on
        end as moved_on,
        kind,
        case kind
            when 'placed' then outstanding + paid_total + credited + waived - interest
            when 'interest' then interest
            when 'undated' then coalesce(dated_amount, 0) - paid_total
            when 'credited' then -credited - waived
            when 'given_up' then case when is_closed then -outstanding else 0 end
        end as amount,
        shown_currency, disputed_from, disputed_until
    from case_spans
    left join paid_cases on case_spans.case_key = paid_cases.case_key
    cross join kinds
    union all
    select
        payment_facts.case_key, greatest(paid_on, opened_on), 'collected', -amount,
        shown_currency, disputed_from, disputed_until
    from payment_facts
    inner join case_spans on payment_facts.case_key = case_spans.case_key
)

select
    case_key,
    moved_on,
    kind,
    cast(amount as decimal(18, 2)) as amount,
    shown_currency,
    disputed_from,
    disputed_until
from entries
where amount <> 0
order by case_key, moved_on
