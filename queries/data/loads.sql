-- question: What was loaded when?
-- grain: one row per load, the newest first
select
    load_id,
    loaded_at,
    export_day,
    export_day_origin,
    row_count,
    stored_count,
    quarantined_count
from loads
order by load_id desc
