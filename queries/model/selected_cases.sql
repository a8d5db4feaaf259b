-- model: The cases that the reader has selected
-- after: visible_cases, export_day
--
-- The only file that reads the selection. Null means unrestricted, except for the currency:
-- amounts in two are never added. Cases that begin after the day asked about are not there
-- yet. `known` keeps those that a measure is about: findings lead to just the cases they count.
create or replace view selected_cases as
select *
from visible_cases
where
    (
        shown_currency in getvariable('currency')
        or getvariable('currency') is null
        and shown_currency = (select main_currency from store_info)
    )
    and (begins_on is null or begins_on <= export_day())
    and (getvariable('placed_from') is null or placed_on >= getvariable('placed_from'))
    and (getvariable('placed_to') is null or placed_on <= getvariable('placed_to'))
    and (getvariable('department') is null or department in getvariable('department'))
    and (getvariable('customer') is null or customer_id in getvariable('customer'))
    and (getvariable('agency') is null or agency in getvariable('agency'))
    and (getvariable('country') is null or country in getvariable('country'))
    and (getvariable('stage') is null or stage in getvariable('stage'))
    and (getvariable('state') is null or state in getvariable('state'))
    and (getvariable('disputed') is null or is_disputed = getvariable('disputed'))
    and (getvariable('reason') is null or dispute_reason in getvariable('reason'))
    and (getvariable('size') is null or claim_size in getvariable('size'))
    and (getvariable('claim_type') is null or claim_type in getvariable('claim_type'))
    and (getvariable('customer_type') is null or customer_type in getvariable('customer_type'))
    and (getvariable('close_reason') is null or close_reason in getvariable('close_reason'))
    and (getvariable('lag') is null or lag_band in getvariable('lag'))
    and (getvariable('overdue') is null or overdue_band in getvariable('overdue'))
    and (getvariable('dispute_age') is null or dispute_age_band in getvariable('dispute_age'))
    and (getvariable('change') is null or change in getvariable('change'))
    and (getvariable('open') is null or is_open = getvariable('open'))
    and (getvariable('dispute_open') is null or is_dispute_open = getvariable('dispute_open'))
    and (getvariable('waiting') is null or is_waiting_on_us = getvariable('waiting'))
    and (
        getvariable('known') is null
        or case getvariable('known')
            when 'placement_lag' then days_to_placement is not null
            when 'days_to_settle' then is_disputed and disputed_on is not null
            when 'days_waited' then is_waiting_on_us and waiting_since is not null
            when 'principal' then principal > 0
            when 'billing' then (department, placed_month) in (
                select department, month from billing where invoice_count > 0
            )
        end
    )
    and (getvariable('case') is null or case_id = getvariable('case'))
    and (
        getvariable('search') is null
        or contains(
            lower(
                case_id || ' ' || coalesce(invoice_no, '') || ' ' || customer_id
                || ' ' || customer_name
            ),
            lower(getvariable('search'))
        )
    )
