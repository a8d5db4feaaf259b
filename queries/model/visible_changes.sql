-- model: What the latest exports changed, for those who may see every department
--
-- The books count rows and amounts of all departments together, so a limited
-- scope sees none of them.
create or replace view visible_changes as
select
    case_changes.*,
    export_days.day_before,
    export_days.export_day
from case_changes
inner join export_days on case_changes.agency = export_days.agency and export_days.is_latest
where coalesce(getvariable('scope_all'), false)
