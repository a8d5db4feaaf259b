-- model: Quarantined rows, for those who may see every department
--
-- A row that could not be read cannot tell which department it is of, so a
-- limited scope sees none of them.
create or replace view visible_quarantine as
select *
from quarantine
where coalesce(getvariable('scope_all'), false)
