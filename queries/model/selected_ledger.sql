-- model: The changes of the outstanding amount of the selected cases, up to the day asked about
-- after: selected_cases
--
-- Where nothing but the currency is selected there is no case to look up, and the
-- other half is never run. Without `narrowed` every change is looked up.
create or replace view selected_ledger as
select ledger.*
from ledger
where
    not coalesce(getvariable('narrowed'), true)
    and shown_currency in getvariable('currency')
    and moved_on <= export_day()
union all
select ledger.*
from ledger
semi join selected_cases on ledger.case_key = selected_cases.case_key
where
    coalesce(getvariable('narrowed'), true)
    and moved_on <= export_day()
