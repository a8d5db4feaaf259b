-- model: The billed months of the departments that the reader has selected and may see
-- after: export_day
--
-- Only whole months of the period count: half a month's cases over a whole
-- month's invoices would look like half the rate.
create or replace view selected_billing as
select *
from billing
where
    (coalesce(getvariable('scope_all'), false) or department in getvariable('scope_department'))
    and (getvariable('department') is null or department in getvariable('department'))
    and (getvariable('placed_from') is null or month >= getvariable('placed_from'))
    and (
        getvariable('placed_to') is null
        or month + interval 1 month - interval 1 day <= getvariable('placed_to')
    )
    and month <= export_day()
