-- load: Rows that bring a stored case as it was on an earlier day of which it is known already
--
-- An older export never takes the place of a newer one; what it tells goes behind it.
with told_days as (
    select stood.agency, stood.case_id
    from stood_past_cases as stood
    inner join earlier_loads as loads on loads.load_id in (stood.first_load_id, stood.load_id)
    anti join corrected_files as corrected
        on stood.load_id = corrected.load_id and stood.source_file = corrected.source_file
    where loads.export_day = $1
    union all
    select stood.agency, stood.case_id
    from stood_cases as stood
    inner join earlier_loads as loads on stood.first_load_id = loads.load_id
    where loads.export_day = $1
)

select
    'cases' as table_name,
    cases.source_file,
    cases.source_row,
    'outdated' as cause,
    'case_id' as column_name,
    cases.case_id as value,
    cast(loads.export_day as varchar) as other_value,
    stood.source_file as other_file,
    stood.source_row as other_row
from matched
inner join numbered_cases as cases on matched.came_row = cases.came_row
inner join stood_cases as stood on matched.stood_row = stood.stood_row
inner join earlier_loads as loads on stood.load_id = loads.load_id
semi join told_days on cases.agency = told_days.agency and cases.case_id = told_days.case_id
where matched.fate = 'outdated'
