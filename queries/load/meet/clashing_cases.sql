-- load: Rows that bring a stored case for another creditor
--
-- Replacing would silently mix two claims, so the stored one stays. Where either side does not
-- say whose case it is, nothing speaks against its being the same.
select
    'cases' as table_name,
    cases.source_file,
    cases.source_row,
    'clash' as cause,
    'creditor' as column_name,
    cases.creditor as value,
    stood.creditor as other_value,
    stood.source_file as other_file,
    stood.source_row as other_row
from matched
inner join numbered_cases as cases on matched.came_row = cases.came_row
inner join stood_cases as stood on matched.stood_row = stood.stood_row
where matched.fate = 'clash'
