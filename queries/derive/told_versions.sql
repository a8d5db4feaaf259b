-- table: From which export day to which each version of a case holds, and what it says
-- after: filled_versions
--
-- A version holds from the first export that told the case so to the last one. Only open
-- cases have anything outstanding. It counts from the day on which the case had begun.
create or replace temp table told_versions as
with versions as (
    select
        past_load_id > 0 as is_past, agency, case_id, coalesce(currency, '') as currency, load_id,
        coalesce(first_load_id, load_id) as first_load_id, is_closed, was_disputed, begins_on,
        principal, paid_total, outstanding
    from filled_versions
)

select
    versions.* exclude (first_load_id, outstanding, begins_on),
    case when is_closed then 0 else outstanding end as open_amount,
    least(first_loads.export_day, last_loads.export_day) as first_day,
    greatest(least(first_loads.export_day, last_loads.export_day), begins_on) as counted_day,
    last_loads.export_day as last_day
from versions
inner join loads as first_loads on versions.first_load_id = first_loads.load_id
inner join loads as last_loads on versions.load_id = last_loads.load_id
where last_loads.export_day is not null
