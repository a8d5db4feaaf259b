-- model: The billed months of the departments that the reader has selected and may see
-- after: export_day
--
-- Only whole months of the period count: half a month's cases over a whole
-- month's invoices would look like half the rate. Nor is there any where the cases
-- are narrowed by what an invoice is not told by: some cases over all invoices
-- would be no rate. Billed amounts are in the main currency.
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
    and (
        getvariable('currency') is null
        or (select main_currency from store_info) in getvariable('currency')
    )
    and getvariable('customer') is null
    and getvariable('agency') is null
    and getvariable('country') is null
    and getvariable('stage') is null
    and getvariable('state') is null
    and getvariable('disputed') is null
    and getvariable('reason') is null
    and getvariable('size') is null
    and getvariable('claim_type') is null
    and getvariable('customer_type') is null
    and getvariable('close_reason') is null
    and getvariable('lag') is null
    and getvariable('overdue') is null
    and getvariable('dispute_age') is null
    and getvariable('change') is null
    and getvariable('open') is null
    and getvariable('dispute_open') is null
    and getvariable('waiting') is null
    and getvariable('known') is null
    and getvariable('case') is null
    and getvariable('search') is null
