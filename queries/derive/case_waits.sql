-- table: Which cases wait for the creditor, and since when
--
-- A wait begins with the first event that the creditor has to act on and lasts
-- through reminders of it; an answer, or an event that somebody else has to act
-- on, ends it. Events that do not say who has to act, such as notes, change
-- nothing. On the same moment the answer wins.
create or replace view case_waits as
with turns as (
    select
        agency,
        case_id,
        happened_at,
        kind <> 'answer' and waiting_on = 'creditor' as is_waiting
    from events
    where waiting_on is not null or kind = 'answer'
),

ends as (
    select
        agency,
        case_id,
        max(happened_at) filter (where not is_waiting) as ended_at
    from turns
    group by agency, case_id
)

select
    turns.agency,
    turns.case_id,
    cast(min(turns.happened_at) as date) as waiting_since
from turns
inner join ends on turns.agency = ends.agency and turns.case_id = ends.case_id
where turns.is_waiting and (ends.ended_at is null or turns.happened_at > ends.ended_at)
group by turns.agency, turns.case_id
