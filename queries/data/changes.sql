-- question: What has changed since the export before?
-- grain: one row per agency, currency and kind of change
--
-- Each agency's latest export against its export of the day before it. A case counts once, for
-- the first of these that holds: new, vanished, closed, newly disputed, another amount. What
-- was outstanding before and the changes sum to what is outstanding now. Shown only to those
-- who may see every department: the books are of all together.
select
    agency,
    day_before,
    export_day,
    currency,
    change,
    case_count(case_id) as case_count,
    sum(amount_before) as outstanding_before,
    sum(amount_after) as outstanding_after,
    sum(amount_after) - sum(amount_before) as outstanding_change
from visible_changes
group by agency, day_before, export_day, currency, change
order by agency, currency, case_count desc, change
