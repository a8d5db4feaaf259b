-- check: The payments of a case do not sum to what it says was paid
-- severity: warn
--
-- Only where payments are loaded. What is paid but not dated is taken to be paid on the
-- export day, on closed cases on the closing day.
with sums as (
    select
        case_key,
        sum(amount) as dated_amount
    from payment_facts
    group by case_key
),

expectations as (
    select
        visible_cases.case_id,
        visible_cases.agency,
        visible_cases.department,
        visible_cases.paid_total,
        coalesce(sums.dated_amount, 0) as dated_amount
    from visible_cases
    left join sums on visible_cases.case_key = sums.case_key
    where visible_cases.shown_currency = visible_cases.currency
)

select
    case_id,
    agency,
    department,
    paid_total,
    dated_amount
from expectations
where
    abs(paid_total - dated_amount) > 0.01
    and exists (select 1 from payments)
order by abs(paid_total - dated_amount) desc, case_id, agency
