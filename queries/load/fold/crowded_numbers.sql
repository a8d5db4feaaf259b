-- load: Cases that more than one row of this load brings
--
-- Counted by a hash first, which takes half the time and memory; a number that is not crowded
-- after all is told apart in the second step.
with crowded_hashes as (
    select hash(agency, case_id) as content
    from cases
    group by content
    having count(*) > 1
)

select agency, case_id
from cases
where hash(agency, case_id) in (select crowded_hashes.content from crowded_hashes)
group by agency, case_id
having count(*) > 1
