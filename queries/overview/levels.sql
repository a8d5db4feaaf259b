-- question: How much was out, and what came in over the twelve months before?
-- grain: one row in all
--
-- Summed from the ledger up to the day asked about, so that today and the same
-- day a year ago are counted by one rule. On the export day it equals the
-- outstanding amount of the open cases.
select
    sum(amount) as outstanding_amount,
    collected_amount(
        case
            when
                kind in ('collected', 'collected_undated')
                and moved_on > export_day() - interval 12 month
                then -amount
        end
    ) as collected_amount
from selected_ledger
