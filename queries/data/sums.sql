-- question: Is every amount that was read accounted for?
-- grain: one row per file and amount column, the newest load first
--
-- What the rows sum to is what was stored, what lies in quarantine and what several rows of one
-- case told more than once, to the last decimal; the file's own totals are no rows and stand
-- apart. An amount that could not be read as a number is counted, not summed. Shown only to
-- those who may see every department: the books are of all together.
select
    load_id,
    source_file,
    column_name,
    read_amount - coalesce(non_row_amount, 0) as read_amount,
    stored_amount,
    quarantined_amount,
    coalesce(folded_amount, 0) as folded_amount,
    read_amount - coalesce(non_row_amount, 0) - stored_amount - quarantined_amount
    - coalesce(folded_amount, 0) as missing_amount,
    unreadable_count
from visible_sums
order by load_id desc, source_file, column_name
