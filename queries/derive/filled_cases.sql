-- table: Cases as they stand, with what an export left out filled in from what it does say
-- after: filled_versions
create or replace view filled_cases as
select * exclude (past_load_id)
from filled_versions
where past_load_id = 0
