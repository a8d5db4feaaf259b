-- table: Cases in each currency they can be shown in, every dimension said
-- after: filled_cases, shown_currencies, priced_amount, named_customer, age_band, claim_size
--
-- A dimension that is not stated is the empty string, so that it can be grouped,
-- filtered and linked to like any other value. A reason of which nobody says where it was
-- learned was stated as one. A case in the currency that others are converted into is shown
-- among them as it is: it is here once.
create or replace view stated_cases as
select
    filled_cases.* exclude (reminder_fee, collection_fee, legal_cost) replace (
        coalesce(filled_cases.currency, '') as currency,
        coalesce(creditor, '') as creditor,
        coalesce(department, '') as department,
        named_customer(customer_id, customer_name) as customer_id,
        coalesce(customer_name, customer_id, '') as customer_name,
        coalesce(customer_type, '') as customer_type,
        coalesce(country, '') as country,
        coalesce(claim_type, '') as claim_type,
        coalesce(status, '') as status,
        coalesce(stage, '') as stage,
        case when is_closed then 'closed' else coalesce(state, 'running') end as state,
        case when is_closed then coalesce(close_reason, '') end as close_reason,
        case when was_disputed then coalesce(dispute_reason, 'UNKNOWN') end as dispute_reason,
        case
            when was_disputed and dispute_reason is null then 'none'
            when was_disputed then coalesce(reason_source, 'code')
        end as reason_source,
        case when was_disputed and dispute_reason is not null then reason_confidence end
            as reason_confidence,
        coalesce(dispute_outcome, case when was_disputed then '' end) as dispute_outcome,
        priced_amount(principal, rate) as principal,
        priced_amount(coalesce(interest, 0), rate) as interest,
        priced_amount(coalesce(credited, 0), rate) as credited,
        priced_amount(coalesce(waived, 0), rate) as waived,
        priced_amount(paid_total, rate) as paid_total,
        priced_amount(outstanding, rate) as outstanding,
        priced_amount(collected_principal, rate) as collected_principal
    ),
    priced_amount(
        coalesce(reminder_fee, 0) + coalesce(collection_fee, 0) + coalesce(legal_cost, 0), rate
    ) as fees,
    shown_currencies.rate,
    shown_currencies.shown_currency,
    filled_cases.state = 'on_hold_creditor' as is_held_for_us,
    claim_size(priced_amount(principal, rate)) as claim_size,
    coalesce(age_band(date_diff('day', due_date, placed_on)), '') as lag_band,
    coalesce(age_band(date_diff('day', due_date, export_day)), '') as overdue_band,
    case
        when was_disputed then coalesce(age_band(date_diff('day', disputed_on, export_day)), '')
    end as dispute_age_band
from filled_cases
inner join shown_currencies
    on
        coalesce(filled_cases.currency, '') = shown_currencies.currency
        and shown_currencies.shown_currency <> 'all-' || shown_currencies.currency
cross join store_info
