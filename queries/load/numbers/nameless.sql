-- load: Case numbers of rows that name no agency
select case_id from cases where agency = ''
union all
select case_id from payments where agency = ''
union all
select case_id from events where agency = ''
union all
select case_id from earlier_cases where agency = ''
union all
select case_id from earlier_payments where agency = ''
union all
select case_id from earlier_events where agency = ''
