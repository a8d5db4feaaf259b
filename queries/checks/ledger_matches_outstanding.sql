-- check: The changes of a case do not sum to what is outstanding on it
-- severity: fail
--
-- Those of a closed case sum to nothing: what is left on it is given up.
with sums as (
    select
        case_key,
        sum(amount) as summed_amount
    from ledger
    group by case_key
),

expectations as (
    select
        visible_cases.case_id,
        visible_cases.agency,
        visible_cases.department,
        visible_cases.shown_currency,
        coalesce(sums.summed_amount, 0) as ledger_amount,
        case when visible_cases.is_open then visible_cases.outstanding else 0 end as expected_amount
    from visible_cases
    left join sums on visible_cases.case_key = sums.case_key
)

select
    case_id,
    agency,
    department,
    shown_currency,
    ledger_amount,
    expected_amount
from expectations
where ledger_amount <> expected_amount
order by abs(ledger_amount - expected_amount) desc, case_id, agency, shown_currency
