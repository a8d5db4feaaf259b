-- load: Stored cases as they stood until this load
select stood_cases.* exclude (stood_row)
from stood_cases
semi join matched on stood_cases.stood_row = matched.stood_row and matched.fate = 'changed'
