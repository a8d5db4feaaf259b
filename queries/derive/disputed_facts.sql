-- table: The cases that were ever in dispute, once more by themselves
-- after: case_facts
--
-- One case in ten or twenty lies scattered over all of case_facts. What is asked of disputed
-- cases alone is asked of this.
create or replace table disputed_facts as
select *
from case_facts
where is_disputed or dispute_reason is not null
order by case_key
