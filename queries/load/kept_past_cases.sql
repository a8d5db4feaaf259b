-- load: Cases as they stood before the stored state of them
select * exclude (stood_row)
from stood_past_cases
