-- load: Whether a file of this content was loaded with the same mapping and export day before
select count(*) > 0 as is_loaded
from earlier_load_files as load_files
inner join earlier_loads as loads on load_files.load_id = loads.load_id
where
    load_files.sha256 = $1
    and load_files.mapping_sha256 = $2
    and case when loads.export_day_origin = 'given' then loads.export_day end
    is not distinct from cast($3 as date)
