-- model: Days of a case whose order is known, each beside its neighbour in time
-- after: visible_cases
--
-- A day is broken where the order cannot be, and mended where it would be right with day and
-- month swapped; above the twelfth they cannot be.
create or replace view ordered_days as
with neighbours as (
    select
        case_key, 'invoice_date' as column_name, invoice_date as stated_on, true as is_first,
        least(due_date, placed_on) as other_on
    from visible_cases
    union all
    select case_key, 'due_date', due_date, false, invoice_date from visible_cases
    union all
    select case_key, 'placed_on', placed_on, false, invoice_date from visible_cases
    union all
    select case_key, 'placed_on', placed_on, true, closed_on from visible_cases
    union all
    select case_key, 'closed_on', closed_on, false, placed_on from visible_cases
    union all
    select case_key, 'disputed_on', disputed_on, true, dispute_resolved_on from visible_cases
    union all
    select case_key, 'dispute_resolved_on', dispute_resolved_on, false, disputed_on
    from visible_cases
),

tried_days as (
    select
        *,
        case
            when day(stated_on) <= 12
                then make_date(year(stated_on), day(stated_on), month(stated_on))
        end as swapped_on
    from neighbours
    where stated_on is not null and other_on is not null
)

select
    *,
    case when is_first then stated_on > other_on else stated_on < other_on end as is_broken,
    case when is_first then swapped_on <= other_on else swapped_on >= other_on end as is_mended
from tried_days
