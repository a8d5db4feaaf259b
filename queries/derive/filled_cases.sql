-- table: Cases with what an export left out filled in from what it does say
--
-- Paid is the export's own figure, else the sum of the payments, else what the
-- claim has shrunk by. On a case closed for another reason than payment the
-- shrinkage is taken as credited: a withdrawn claim was not paid. Outstanding is
-- the export's own figure, else claim less paid, credited and waived. Paid on
-- principal is the export's own figure, else paid up to the principal.
create or replace view filled_cases as
with paid_cases as (
    select
        case_id,
        sum(amount) as paid_amount
    from payments
    group by case_id
),

claims as (
    select
        cases.*,
        paid_cases.paid_amount,
        cases.principal + coalesce(cases.interest, 0) + coalesce(cases.reminder_fee, 0)
        + coalesce(cases.collection_fee, 0) + coalesce(cases.legal_cost, 0)
        - coalesce(cases.credited, 0) - coalesce(cases.waived, 0) as due_amount,
        cases.closed_on is not null
        or coalesce(cases.state = 'closed', false)
        or coalesce(cases.stage = 'closed', false) as is_closed,
        coalesce(cases.close_reason, 'paid') in ('paid', 'partially_paid', 'settled') as was_paid
    from cases
    left join paid_cases on cases.case_id = paid_cases.case_id
),

paid_claims as (
    select
        *,
        coalesce(
            paid_total,
            paid_amount,
            case when was_paid then greatest(due_amount - outstanding, 0) else 0 end
        ) as filled_paid,
        coalesce(credited, 0) + case
            when was_paid or paid_total is not null or paid_amount is not null then 0
            else greatest(due_amount - outstanding, 0)
        end as filled_credited
    from claims
)

select
    * exclude (
        paid_amount, due_amount, was_paid, filled_paid, filled_credited,
        paid_total, paid_principal, credited, outstanding
    ),
    filled_paid as paid_total,
    filled_credited as credited,
    coalesce(outstanding, due_amount - filled_paid) as outstanding,
    greatest(least(coalesce(paid_principal, filled_paid), principal), 0) as collected_principal,
    (coalesce(is_disputed, dispute_reason is not null))
    or disputed_on is not null
    or coalesce(state = 'on_hold_dispute', false) as was_disputed
from paid_claims
