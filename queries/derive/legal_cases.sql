-- table: Cases of which an event says that legal action was taken
create or replace view legal_cases as
select distinct agency, case_id
from events
where kind = 'legal'
