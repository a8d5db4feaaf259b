-- load: Cases as they stood before the stored state of them
--
-- Not as an earlier reading of the same content told them, unless a load before it told the same.
select
    past.* exclude (stood_row) replace (
        case when corrected.load_id is null then past.load_id else past.first_load_id end
        as load_id
    )
from stood_past_cases as past
left join corrected_files as corrected
    on past.load_id = corrected.load_id and past.source_file = corrected.source_file
anti join restored_cases on past.stood_row = restored_cases.stood_row
where corrected.load_id is null or past.first_load_id < past.load_id
