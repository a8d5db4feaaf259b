-- load: Rows that bring a pair of currencies which the same load has brought already
--
-- The first row stays, whatever file it is in; the later ones go to quarantine
-- and say where the first one is.
select
    'rates' as table_name,
    rates.source_file,
    rates.source_row,
    'repeated' as cause,
    'currency' as column_name,
    rates.currency || ' ' || rates.base_currency as value,
    first_value(rates.source_file) over again as other_file,
    first_value(rates.source_row) over again as other_row
from rates
inner join came_files on rates.source_file = came_files.source_file
window again as (
    partition by rates.currency, rates.base_currency order by came_files.place, rates.source_row
)
qualify row_number() over again > 1
