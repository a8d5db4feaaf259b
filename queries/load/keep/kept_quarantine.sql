-- load: Quarantined rows of files that this load does not bring again
--
-- A file comes again when it has the content of an earlier one, or, where it lists the cases, its
-- name, table and way of writing: payments and events of another time often come under one name.
-- Another agency's file that happens to be named alike supersedes nothing. A row that was mended
-- comes by itself.
with superseded as (
    select
        before.load_id,
        before.source_file
    from earlier_load_files as before
    inner join load_files as came
        on
            before.sha256 = came.sha256
            or before.source_file = came.source_file
            and before.table_name = came.table_name
            and before.table_name not in ('payments', 'events')
            and before.mapping_sha256 = came.mapping_sha256
    where came.load_id = $1
)

select earlier_quarantine.* exclude (stood_row)
from earlier_quarantine
anti join superseded
    on
        earlier_quarantine.load_id = superseded.load_id
        and earlier_quarantine.source_file = superseded.source_file
anti join mended
    on
        earlier_quarantine.source_file = mended.source_file
        and earlier_quarantine.row_number = mended.row_number
        and coalesce(earlier_quarantine.load_id = mended.load_id, true)
