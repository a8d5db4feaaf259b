-- question: What was loaded when?
-- grain: one row per load, the newest first
--
-- Shown only to those who may see every department: the books are of all together.
select
    load_id,
    loaded_at,
    export_day,
    export_day_origin,
    row_count,
    stored_count,
    quarantined_count
from visible_loads
order by load_id desc
