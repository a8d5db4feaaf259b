-- table: What the dated payments on each version of a case sum to
-- after: case_versions
--
-- What stands now has all payments, a past version those up to its own day.
create or replace view paid_versions as
select
    agency,
    case_id,
    cast(0 as bigint) as past_load_id,
    sum(amount) as paid_amount
from payments
group by agency, case_id
union all
select
    case_versions.agency,
    case_versions.case_id,
    case_versions.past_load_id,
    sum(payments.amount)
from case_versions
inner join payments
    on
        case_versions.agency = payments.agency
        and case_versions.case_id = payments.case_id
        and case_versions.told_on >= payments.paid_on
where case_versions.past_load_id > 0
group by case_versions.agency, case_versions.case_id, case_versions.past_load_id
