-- model: The changes of the outstanding amount of the selected cases, up to the day asked about
-- after: selected_cases
create or replace view selected_ledger as
select ledger.*
from ledger
semi join selected_cases on ledger.case_key = selected_cases.case_key
where ledger.moved_on <= export_day()
