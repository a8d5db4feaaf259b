-- load: Stored cases that this load does not bring again
select stood_cases.* exclude (stood_row)
from stood_cases
anti join matched
    on
        stood_cases.stood_row = matched.stood_row
        and matched.fate in ('corrected', 'equal', 'changed')
