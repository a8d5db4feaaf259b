-- load: Stored events that this load does not bring again
--
-- Equal rows are told apart only by how often they occur: of a row that is
-- stored n times and comes m times, n less m stay beside the m that came, so
-- that the greater of the two is kept and the same file twice changes nothing. A mended row was
-- never stored and comes beside them; an earlier reading of the same content counts no
-- more, except for rows that this reading cannot place.
with came as (
    select agency, case_id, happened_at, kind, waiting_on, channel, outcome, count(*) as copy_count
    from events
    anti join added_rows
        on
            events.source_file = added_rows.source_file
            and events.source_row = added_rows.source_row
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
    left join rejected
        on
            rejected.table_name = 'events'
            and stood_events.source_file = rejected.source_file
            and stood_events.source_row = rejected.source_row
    anti join corrected_files as corrected
        on
            stood_events.load_id = corrected.load_id
            and stood_events.source_file = corrected.source_file
            and rejected.source_row is null
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
