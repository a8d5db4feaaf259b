-- load: Whether a file of this content was loaded last with the same mapping and export day
--
-- What was read in another way meanwhile has to be read again.
with readings as (
    select load_id, mapping_sha256
    from earlier_load_files
    where sha256 = $1
    qualify load_id = max(load_id) over ()
)

select count(*) > 0 as is_loaded
from readings
inner join earlier_loads as loads on readings.load_id = loads.load_id
where
    readings.mapping_sha256 = $2
    and case when loads.export_day_origin = 'given' then loads.export_day end
    is not distinct from cast($3 as date)
