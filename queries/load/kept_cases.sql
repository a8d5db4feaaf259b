-- load: Stored cases that this load does not bring again
select *
from earlier_cases
where not exists (select 1 from staged_cases where staged_cases.case_id = earlier_cases.case_id)
