-- check: A file's own total is not the sum of its rows
-- severity: warn
--
-- Rows that lie in quarantine are part of the sum as far as they can be read, and so are rows
-- that were mended since. Rows may be missing from the file, or the total may be of more than the
-- file holds.
select
    source_file,
    row_number,
    label,
    column_name,
    told_amount,
    summed_amount,
    told_amount - summed_amount as difference
from visible_totals
where told_amount <> summed_amount
order by source_file, row_number, column_name
