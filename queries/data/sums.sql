-- question: Is every amount that was read accounted for?
-- grain: one row per file and amount column, the newest load first
--
-- What was read is what was stored and what lies in quarantine, to the last decimal; an
-- amount that could not be read as a number is counted, not summed. Shown only to those
-- who may see every department: the books are of all together.
select
    load_id,
    source_file,
    column_name,
    read_amount,
    stored_amount,
    quarantined_amount,
    read_amount - stored_amount - quarantined_amount as missing_amount,
    unreadable_count
from visible_sums
order by load_id desc, source_file, column_name
