-- question: What did each export tell?
-- grain: one row per export day, agency and currency, the newest first
--
-- Cases and what was outstanding on the open ones, as that day's export told it, whatever
-- later ones say. Shown only to those who may see every department: the books are of all
-- together.
select
    export_day,
    agency,
    currency,
    case_count,
    open_case_count,
    outstanding_amount
from visible_export_days
order by export_day desc, agency, currency
