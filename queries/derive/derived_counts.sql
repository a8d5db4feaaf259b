-- table: How many rows of a column say what was worked out from others
-- after: case_facts
create or replace table derived_counts as
select
    'cases' as table_name,
    'outstanding' as column_name,
    count(*) filter (where outstanding_origin <> 'told') as derived_count
from case_facts
where shown_currency = currency
union all
select
    'cases' as table_name,
    'paid_total' as column_name,
    count(*) filter (where paid_origin <> 'told') as derived_count
from case_facts
where shown_currency = currency
