-- question: Which files were read?
-- grain: one row per file and load, the newest first
--
-- Shown only to those who may see every department: the books are of all together.
select
    load_id,
    source_file,
    table_name,
    row_count,
    stored_count,
    quarantined_count,
    unused_headers,
    sha256
from visible_files
order by load_id desc, source_file
