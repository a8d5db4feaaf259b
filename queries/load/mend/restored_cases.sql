-- load: The last known state of cases that only an earlier reading of this content brought since
with dropped as (
    select stood.agency, stood.case_id
    from stood_cases as stood
    semi join corrected_files as corrected
        on stood.load_id = corrected.load_id and stood.source_file = corrected.source_file
    anti join matched on stood.stood_row = matched.stood_row
    where stood.first_load_id = stood.load_id
)

select past.stood_row
from stood_past_cases as past
semi join dropped on past.agency = dropped.agency and past.case_id = dropped.case_id
anti join corrected_files as corrected
    on past.load_id = corrected.load_id and past.source_file = corrected.source_file
left join earlier_loads as loads on past.load_id = loads.load_id
qualify row_number() over (
    partition by past.agency, past.case_id
    order by loads.export_day desc nulls last, past.load_id desc
) = 1
