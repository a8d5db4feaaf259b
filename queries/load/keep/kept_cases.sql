-- load: Stored cases that this load does not bring again
--
-- What an earlier reading of the same content has stored goes, unless a load before it told the
-- same; then the case is as it was known before.
select
    stood.* exclude (stood_row) replace (
        case when corrected.load_id is null then stood.load_id else stood.first_load_id end
        as load_id
    )
from stood_cases as stood
left join corrected_files as corrected
    on stood.load_id = corrected.load_id and stood.source_file = corrected.source_file
anti join matched
    on
        stood.stood_row = matched.stood_row
        and matched.fate in ('corrected', 'equal', 'changed')
where corrected.load_id is null or stood.first_load_id < stood.load_id
union all by name
select past.* exclude (stood_row)
from stood_past_cases as past
semi join restored_cases on past.stood_row = restored_cases.stood_row
