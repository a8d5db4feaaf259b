-- question: What was loaded when?
-- grain: one row per load, the newest first
--
-- Totals and other lines that are no rows are not counted. Shown only to those who may see every
-- department: the books are of all together.
with other_lines as (
    select load_id, sum(non_row_count) as line_count
    from visible_files
    group by load_id
)

select
    visible_loads.load_id,
    loaded_at,
    export_day,
    export_day_origin,
    row_count - coalesce(other_lines.line_count, 0) as row_count,
    stored_count,
    quarantined_count
from visible_loads
left join other_lines on visible_loads.load_id = other_lines.load_id
order by visible_loads.load_id desc
