-- load: Events that another file of the same load tells first, alike in every field
--
-- Equal rows are told apart only by how often they occur: as many stay as the file has that
-- brings the most of them. What was mended is nobody's copy.
with came as (
    select events.*, came_files.place
    from events
    inner join came_files on events.source_file = came_files.source_file
    anti join added_rows
        on
            events.source_file = added_rows.source_file
            and events.source_row = added_rows.source_row
),

crowded_hashes as (
    select hash(agency, case_id, happened_at, kind, waiting_on, channel, outcome) as content
    from came
    group by content
    having min(place) <> max(place)
),

copies as (
    select
        *,
        row_number() over (
            partition by agency, case_id, happened_at, kind, waiting_on, channel, outcome, place
            order by source_row
        ) as copy_number
    from came
    where
        hash(agency, case_id, happened_at, kind, waiting_on, channel, outcome) in (
            select crowded_hashes.content from crowded_hashes
        )
)

select
    source_file,
    source_row
from copies
window again as (
    partition by agency, case_id, happened_at, kind, waiting_on, channel, outcome, copy_number
    order by place
)
qualify row_number() over again > 1
