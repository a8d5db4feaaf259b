-- load: Rows that bring a pair of currencies which the same load has brought already
--
-- The first row stays, whatever file it is in; the later ones go to quarantine
-- and say where the first one is.
select
    'rates' as table_name,
    source_file,
    source_row,
    'repeated' as cause,
    'currency' as column_name,
    currency || ' ' || base_currency as value,
    first_value(source_file) over again as other_file,
    first_value(source_row) over again as other_row
from staged_rates
window again as (partition by currency, base_currency order by rowid)
qualify row_number() over again > 1
