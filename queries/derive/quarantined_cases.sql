-- table: Rows in quarantine because another row tells the same case, taken out of their cells
create or replace table quarantined_cases as
select
    coalesce(json_extract_string(cells, '$.agency'), '') as agency,
    value as case_id,
    json_extract_string(cells, '$.department') as department,
    source_file,
    row_number as source_row
from quarantine
where column_name = 'case_id' and json_extract_string(cells, '$.case_id') = value
