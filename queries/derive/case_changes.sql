-- table: Which cases the agency's latest export tells otherwise than the one before it did
-- after: case_pairs
--
-- What holds first counts: new, vanished, closed, newly disputed, another amount. A case
-- that had vanished before that export changes nothing any more. Amounts are what was
-- outstanding by each of the two exports, nought where it does not tell the case.
create or replace table case_changes as
with changes as (
    select
        agency,
        case_id,
        currency,
        case
            when not (was_alike or was_other) then 'new'
            when not is_told then 'vanished'
            when is_closed and not was_closed then 'closed'
            when is_disputed and not was_disputed then 'newly_disputed'
            when is_moved then 'amount_changed'
        end as change,
        cast(
            case when was_other then past_amount when was_alike then open_amount else 0 end
            as decimal(18, 2)
        ) as amount_before,
        cast(case when is_told then open_amount else 0 end as decimal(18, 2)) as amount_after
    from case_pairs
    where was_other or not was_alike or not is_told
)

select
    agency,
    case_id,
    currency,
    change,
    amount_before,
    amount_after
from changes
where change is not null
order by agency, case_id
