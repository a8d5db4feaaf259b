-- model: The changes of the outstanding amount of the selected cases, up to the day asked about
-- after: selected_cases
--
-- Each change carries the days of its case that tell what state it was in then.
create or replace view selected_ledger as
select
    ledger.*,
    selected_cases.is_open,
    selected_cases.placed_on,
    selected_cases.closed_on,
    selected_cases.is_disputed,
    selected_cases.disputed_on,
    selected_cases.dispute_resolved_on
from ledger
inner join selected_cases on ledger.case_key = selected_cases.case_key
where ledger.moved_on <= export_day()
