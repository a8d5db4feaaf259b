-- load: Stored events that this load does not bring again
--
-- Equal rows are told apart only by how often they occur: of a row that is
-- stored n times and comes m times, n less m stay beside the m that came, so
-- that the greater of the two is kept and the same file twice changes nothing.
with came as (
    select agency, case_id, happened_at, kind, waiting_on, channel, outcome, count(*) as copy_count
    from events
    group by agency, case_id, happened_at, kind, waiting_on, channel, outcome
),

counted as (
    select stood_events.*, coalesce(came.copy_count, 0) as copy_count
    from stood_events
    left join came
        on
            stood_events.agency = came.agency
            and stood_events.case_id = came.case_id
            and stood_events.happened_at = came.happened_at
            and stood_events.kind = came.kind
            and stood_events.waiting_on is not distinct from came.waiting_on
            and stood_events.channel is not distinct from came.channel
            and stood_events.outcome is not distinct from came.outcome
),

numbered as (
    select
        *,
        row_number() over (
            partition by agency, case_id, happened_at, kind, waiting_on, channel, outcome
            order by load_id, source_file, source_row
        ) as copy_number
    from counted
    where copy_count > 0
)

select * exclude (copy_count, stood_row)
from counted
where copy_count = 0
union all by name
select * exclude (copy_count, copy_number, stood_row)
from numbered
where copy_number > copy_count
