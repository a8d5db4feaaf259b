-- load: Cases of a number that several agencies use, where the row does not name one
select
    'cases' as table_name,
    cases.source_file,
    cases.source_row,
    'shared_number' as cause,
    'case_id' as column_name,
    cases.case_id as value
from cases
inner join named_numbers as named on cases.case_id = named.case_id
where cases.agency = '' and named.is_shared
