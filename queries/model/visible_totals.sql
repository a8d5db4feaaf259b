-- model: Total rows of the files, for those who may see every department
--
-- The books count rows and amounts of all departments together, so a limited
-- scope sees none of them.
create or replace view visible_totals as
select *
from told_totals
where coalesce(getvariable('scope_all'), false)
