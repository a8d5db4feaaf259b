-- check: Still open, but the agency's latest export does not tell it any more
-- severity: warn
--
-- It counts as it was told last. An agency that sends only what changed, or its cases in files
-- of different days, comes here without fault.
select
    visible_cases.case_id,
    visible_cases.agency,
    visible_cases.department,
    visible_cases.outstanding,
    loads.export_day as last_told_on,
    visible_cases.source_file,
    visible_cases.source_row
from visible_cases
inner join loads on visible_cases.load_id = loads.load_id
inner join export_days on visible_cases.agency = export_days.agency and export_days.is_latest
where
    visible_cases.shown_currency = visible_cases.currency
    and visible_cases.is_open
    and loads.export_day < export_days.export_day
order by visible_cases.outstanding desc, visible_cases.case_id, visible_cases.agency
