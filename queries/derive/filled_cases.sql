-- table: Cases with what an export left out filled in from what it does say
-- after: store_info
--
-- A case is closed where its state or stage says so; without a state a closing day,
-- once reached, says so too. A past one that closes nothing is dropped.
-- Paid is the export's own figure, else the sum of the payments, else what the
-- claim has shrunk by. On a case closed for another reason than payment the
-- shrinkage is taken as credited: a withdrawn claim was not paid. Outstanding is
-- the export's own figure, else claim less paid, credited and waived. Paid on
-- principal is the export's own figure, else paid up to the principal.
create or replace view filled_cases as
with paid_cases as (
    select case_id, sum(amount) as paid_amount
    from payments
    group by case_id
),

claims as (
    select
        cases.*, paid_cases.paid_amount, store_info.export_day,
        cases.principal + coalesce(cases.interest, 0) + coalesce(cases.reminder_fee, 0)
        + coalesce(cases.collection_fee, 0) + coalesce(cases.legal_cost, 0)
        - coalesce(cases.credited, 0) - coalesce(cases.waived, 0) as due_amount,
        coalesce(cases.stage = 'closed', false)
        or coalesce(cases.state = 'closed', cases.closed_on <= export_day, false) as is_closed,
        coalesce(cases.close_reason, 'paid') in ('paid', 'partially_paid', 'settled') as was_paid
    from cases
    left join paid_cases on cases.case_id = paid_cases.case_id
    cross join store_info
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
        export_day, paid_amount, due_amount, was_paid, filled_paid, filled_credited,
        paid_total, paid_principal, credited, outstanding, closed_on
    ),
    case when is_closed or closed_on > export_day then closed_on end as closed_on,
    filled_paid as paid_total,
    filled_credited as credited,
    coalesce(outstanding, due_amount - filled_paid) as outstanding,
    greatest(least(coalesce(paid_principal, filled_paid), principal), 0) as collected_principal,
    (coalesce(is_disputed, dispute_reason is not null))
    or disputed_on is not null
    or coalesce(state = 'on_hold_dispute', false) as was_disputed
from paid_claims
