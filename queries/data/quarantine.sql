-- question: Which rows could not be stored, and why?
-- grain: one row per fault of a row, the newest load first
--
-- Shown only to those who may see every department: a row that could not be read cannot
-- tell whose it is.
select
    load_id,
    source_file,
    row_number,
    column_name,
    value,
    reason,
    cells
from visible_quarantine
order by load_id desc, source_file, row_number, column_name, reason
