-- question: Which files were read?
-- grain: one row per file and load, the newest first
--
-- Rows read are those stored, those in quarantine and those put together into a case with others;
-- lines that are no rows of the table, such as totals, stand apart. Shown only to those who may
-- see every department: the books are of all together.
select
    load_id,
    source_file,
    table_name,
    row_count - coalesce(non_row_count, 0) as row_count,
    stored_count,
    quarantined_count,
    coalesce(non_row_count, 0) as non_row_count,
    coalesce(folded_count, 0) as folded_count,
    unused_headers,
    sha256
from visible_files
order by load_id desc, source_file
