-- question: Which files were read?
-- grain: one row per file and load, the newest first
select
    load_id,
    source_file,
    table_name,
    row_count,
    stored_count,
    quarantined_count,
    unused_headers,
    sha256
from load_files
order by load_id desc, source_file
