-- model: The selected cases as each export told them
-- after: selected_cases
--
-- Columns are as they were told, nothing is filled in, and amounts are in the currency
-- of the case. A version holds from the first export that told it to the last one.
create or replace view selected_versions as
with versions as (
    select *
    from cases
    union all
    select *
    from past_cases
),

kept_versions as (
    select versions.*
    from versions
    semi join selected_cases
        on versions.agency = selected_cases.agency and versions.case_id = selected_cases.case_id
)

select
    kept_versions.*,
    least(first_loads.export_day, last_loads.export_day) as first_told_on,
    last_loads.export_day as last_told_on
from kept_versions
inner join loads as last_loads on kept_versions.load_id = last_loads.load_id
left join loads as first_loads on kept_versions.first_load_id = first_loads.load_id
