-- load: Rows of a case in another currency than its first one
select
    'cases' as table_name,
    source_file,
    source_row,
    'differs' as cause,
    'currency' as column_name,
    currency as value,
    first_value(currency ignore nulls) over again as other_value,
    source_file as other_file,
    first_value(source_row) over again as other_row
from folding
window again as (
    partition by source_file, agency, case_id order by source_row
    rows between unbounded preceding and unbounded following
)
qualify currency <> other_value
