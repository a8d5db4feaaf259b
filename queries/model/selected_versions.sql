-- model: The selected cases as each export told them
-- after: selected_cases
--
-- Columns are as they were told, nothing is filled in, and amounts are in the currency
-- of the case. A version holds from the first export that told it to the last one.
create or replace view selected_versions as
with versions as (
    select *
    from cases
    union all by name
    select *
    from past_cases
)

select
    versions.*,
    least(first_loads.export_day, last_loads.export_day) as first_told_on,
    last_loads.export_day as last_told_on
from versions
semi join selected_cases
    on versions.agency = selected_cases.agency and versions.case_id = selected_cases.case_id
inner join loads as last_loads on versions.load_id = last_loads.load_id
left join loads as first_loads on versions.first_load_id = first_loads.load_id
