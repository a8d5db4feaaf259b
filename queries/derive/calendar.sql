-- table: The months that the export covers, so that a month without cases is a nought, not a gap
-- after: case_facts, payment_facts
create or replace table calendar as
with bounds as (
    select
        coalesce((select min(placed_on) from case_facts), export_day) as first_day,
        export_day as last_day
    from store_info
)

select
    cast(months.month as date) as month,
    cast(last_day(months.month) as date) as month_end
from bounds, generate_series(
    date_trunc('month', greatest(first_day, last_day - interval 10 year)),
    date_trunc('month', last_day),
    interval 1 month
) as months (month)
