-- load: Cases of this load as they were on an earlier day than the stored ones
select cases.* exclude (came_row)
from numbered_cases as cases
semi join matched on cases.came_row = matched.came_row and matched.fate = 'outdated'
