-- model: What the person asking may see
--
-- Fails closed: without a scope there are no rows. `scope_all` opens everything,
-- `scope_department` opens some departments.
create or replace view visible_cases as
select *
from case_facts
where
    coalesce(getvariable('scope_all'), false)
    or department in getvariable('scope_department')
