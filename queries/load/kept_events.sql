-- load: Stored events that this load does not bring again
--
-- Equal rows are told apart only by how often they occur: of a row that is
-- stored n times and comes m times, n less m stay beside the m that came, so
-- that the greater of the two is kept and the same file twice changes nothing.
with numbered_events as (
    select
        *,
        row_number() over (
            partition by case_id, happened_at, kind, waiting_on, channel, outcome
            order by load_id, source_file, source_row
        ) as copy_number
    from earlier_events
),

staged_counts as (
    select
        case_id,
        happened_at,
        kind,
        waiting_on,
        channel,
        outcome,
        count(*) as copy_count
    from staged_events
    group by case_id, happened_at, kind, waiting_on, channel, outcome
)

select numbered_events.* exclude (copy_number)
from numbered_events
left join staged_counts
    on
        numbered_events.case_id = staged_counts.case_id
        and numbered_events.happened_at = staged_counts.happened_at
        and numbered_events.kind is not distinct from staged_counts.kind
        and numbered_events.waiting_on is not distinct from staged_counts.waiting_on
        and numbered_events.channel is not distinct from staged_counts.channel
        and numbered_events.outcome is not distinct from staged_counts.outcome
where numbered_events.copy_number > coalesce(staged_counts.copy_count, 0)
