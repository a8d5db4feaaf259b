-- table: Cases in each currency they can be shown in, their words as numbers
-- after: stated_cases, word, numbered_customers
create or replace temp view worded_cases as
select
    stated_cases.* replace (
        cast(agency as word) as agency,
        cast(currency as word) as currency,
        cast(shown_currency as word) as shown_currency,
        cast(department as word) as department,
        cast(customer_type as word) as customer_type,
        cast(country as word) as country,
        cast(claim_type as word) as claim_type,
        cast(stage as word) as stage,
        cast(state as word) as state,
        cast(close_reason as word) as close_reason,
        cast(dispute_reason as word) as dispute_reason,
        cast(reason_source as word) as reason_source,
        cast(dispute_outcome as word) as dispute_outcome,
        cast(claim_size as word) as claim_size,
        cast(lag_band as word) as lag_band,
        cast(overdue_band as word) as overdue_band,
        cast(dispute_age_band as word) as dispute_age_band,
        cast(paid_origin as word) as paid_origin,
        cast(outstanding_origin as word) as outstanding_origin
    ),
    numbered_customers.customer_key
from stated_cases
left join numbered_customers on stated_cases.customer_id = numbered_customers.customer_id
