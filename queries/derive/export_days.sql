-- table: The days that each agency's exports are of, and the one before each
-- after: told_versions
create or replace table export_days as
with days as (
    select agency, first_day as export_day
    from told_versions
    union
    select agency, last_day as export_day
    from told_versions
)

select
    agency,
    export_day,
    lag(export_day) over (partition by agency order by export_day) as day_before,
    lead(export_day) over (partition by agency order by export_day) is null as is_latest
from days
order by agency, export_day
