-- load: How many cases of a load do not add up to what they say is outstanding, and one of them
--
-- The same as the check of the amounts of a case, told while the load can still be taken back.
select
    count(*) as case_count,
    min(case_id) as example
from case_facts
where
    load_id = $1
    and shown_currency = currency
    and abs(principal + interest + fees - paid_total - credited - waived - outstanding) > 0.01
