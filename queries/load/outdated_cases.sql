-- load: Rows that bring a stored case as it was on an earlier day than the stored one
--
-- An older export never takes the place of a newer one. A file that comes again
-- with the same content under another export day corrects itself.
select
    'cases' as table_name,
    staged_cases.source_file,
    staged_cases.source_row,
    'outdated' as cause,
    'case_id' as column_name,
    staged_cases.case_id as value,
    cast(loads.export_day as varchar) as other_value,
    earlier_cases.source_file as other_file,
    earlier_cases.source_row as other_row
from staged_cases
inner join earlier_cases on staged_cases.case_id = earlier_cases.case_id
inner join earlier_loads as loads on earlier_cases.load_id = loads.load_id
where
    loads.export_day > $1
    and not exists (
        select 1
        from earlier_load_files as load_files
        where
            load_files.load_id = earlier_cases.load_id
            and load_files.source_file = earlier_cases.source_file
            and list_contains($2, load_files.sha256)
    )
    and not exists (
        select 1
        from rejected
        where
            rejected.source_file = staged_cases.source_file
            and rejected.source_row = staged_cases.source_row
    )
