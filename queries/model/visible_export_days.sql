-- model: What each export day told, for those who may see every department
--
-- The books count rows and amounts of all departments together, so a limited
-- scope sees none of them.
create or replace view visible_export_days as
select *
from told_days
where coalesce(getvariable('scope_all'), false)
