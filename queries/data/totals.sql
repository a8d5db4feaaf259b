-- question: Do the files' own totals agree with their rows?
-- grain: one row per total row and amount column of a file, the newest load first
--
-- A total row is no row of the table; what it says is checked against the rows above it. Shown
-- only to those who may see every department: the books are of all together.
select
    load_id,
    source_file,
    row_number,
    label,
    column_name,
    told_amount,
    summed_amount,
    told_amount - summed_amount as difference
from visible_totals
order by load_id desc, source_file, row_number, column_name
