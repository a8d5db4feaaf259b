-- load: Mended rows of a case that is stored from other rows of the same export
--
-- One row would take the place of all of them. That of a later day is not replaced anyway, and
-- neither is one of another creditor; what comes just as it is stored changes nothing.
with mended_files as (
    select mended.came_file, max(loads.export_day) as export_day
    from mended
    left join earlier_load_files as load_files
        on
            mended.source_file = load_files.source_file
            and coalesce(mended.load_id = load_files.load_id, true)
    left join earlier_loads as loads on load_files.load_id = loads.load_id
    group by mended.came_file
),

came as (
    select
        cases.source_file, cases.source_row, cases.agency, cases.case_id, cases.creditor,
        mended_files.export_day,
        hash(*columns(cases.* exclude (
            agency, case_id, load_id, first_load_id, source_row, source_file
        ))) as content
    from cases
    inner join mended_files on cases.source_file = mended_files.came_file
),

met as (
    select
        came.*,
        stood.source_file as other_file,
        stood.source_row as other_row,
        (came.source_file, stood.source_file) in (
            select (mended.came_file, mended.source_file) from mended
        ) or coalesce(loads.export_day between came.export_day and $1, false) as is_same_export,
        coalesce(came.creditor <> stood.creditor, false) as is_clash,
        hash(*columns(stood.* exclude (
            agency, case_id, load_id, first_load_id, source_row, source_file, stood_row
        ))) as stood_content
    from came
    inner join stood_cases as stood on came.agency = stood.agency and came.case_id = stood.case_id
    inner join earlier_loads as loads on stood.load_id = loads.load_id
    anti join corrected_files as corrected
        on stood.load_id = corrected.load_id and stood.source_file = corrected.source_file
)

select
    'cases' as table_name, source_file, source_row, 'partial' as cause, 'case_id' as column_name,
    case_id as value, other_file, other_row
from met
where is_same_export and not is_clash and content <> stood_content
