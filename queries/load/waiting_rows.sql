-- load: Whether rows of a loaded file wait in quarantine for a case that is here by now
--
-- Where two agencies use its number, its coming changes nothing.
select count(*) > 0 as has_waiting_rows
from earlier_quarantine as quarantine
inner join earlier_load_files as load_files
    on
        quarantine.load_id = load_files.load_id
        and quarantine.source_file = load_files.source_file
where
    load_files.sha256 = $1
    and load_files.table_name in ('payments', 'events')
    and quarantine.column_name = 'case_id'
    and quarantine.value is not null
    and (
        $2
        or (
            quarantine.value in (select earlier_cases.case_id from earlier_cases)
            and quarantine.value not in (
                select json_extract_string(clashes.cells, '$.case_id')
                from earlier_quarantine as clashes
                where clashes.column_name in ('agency', 'creditor') and clashes.cells is not null
            )
        )
    )
