-- question: How much was out, and what came in over the twelve months before?
-- grain: one row in all
--
-- Summed from the ledger up to the day asked about, so that today and the same
-- day a year ago are counted by one rule. On the export day it equals what the
-- open cases themselves say. An objection without a day counts from placement.
select
    sum(amount) as outstanding_amount,
    collected_amount(
        case
            when
                kind = 'collected'
                and moved_on > export_day() - interval 12 month
                then -amount
        end
    ) as collected_amount,
    sum(
        case
            when
                disputed_from <= export_day()
                and coalesce(disputed_until > export_day(), true)
                then amount
            else 0
        end
    ) as disputed_open_amount
from selected_ledger
