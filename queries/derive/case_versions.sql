-- table: Cases as they stand and as earlier exports told them
-- after: store_info
--
-- What was told earlier goes by the number of the load that told it last, what stands
-- now by nought. A past version is of its own export's day; of what came later it knows nothing.
create or replace view case_versions as
select
    cases.*,
    cast(0 as bigint) as past_load_id,
    store_info.export_day as told_on
from cases
cross join store_info
union all by name
select
    past_cases.*,
    past_cases.load_id as past_load_id,
    loads.export_day as told_on
from past_cases
inner join loads on past_cases.load_id = loads.load_id
