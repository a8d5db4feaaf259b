-- load: Whose case numbers are, as rows name their agency
--
-- An older release kept a number for the first agency that used it and put the other one's
-- case into quarantine: that one uses the number too. `place` is the order of coming.
select
    case_id,
    agency,
    true as is_case,
    rowid as place
from written_cases
where agency <> ''
union all
select case_id, agency, true, -1
from earlier_cases
where agency <> ''
union all
select
    json_extract_string(cells, '$.case_id'),
    json_extract_string(cells, '$.agency'),
    true,
    null
from earlier_quarantine
where column_name = 'agency' and json_extract_string(cells, '$.agency') <> ''
union all
select case_id, agency, false, null
from payments
where agency <> ''
union all
select case_id, agency, false, null
from events
where agency <> ''
