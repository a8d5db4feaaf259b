-- load: What this load tells that happened to cases: its payments and events
select 'payments' as table_name, source_file, source_row, case_id, agency
from payments
union all
select 'events' as table_name, source_file, source_row, case_id, agency
from events
