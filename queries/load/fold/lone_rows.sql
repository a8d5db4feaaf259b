-- load: Cases of which only one row is left to be folded
select source_file, agency, case_id
from folding
group by source_file, agency, case_id
having count(*) = 1
