-- load: The latest export day of the loads that brought the rows mended in a file
select max(loads.export_day) as export_day
from mended
inner join earlier_load_files as load_files
    on
        mended.source_file = load_files.source_file
        and coalesce(mended.load_id = load_files.load_id, true)
inner join earlier_loads as loads on load_files.load_id = loads.load_id
where mended.came_file = $1
