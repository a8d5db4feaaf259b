-- table: Versions of cases with what an export left out filled in from what it does say
-- after: due_versions
--
-- Paid is the export's own figure, else the sum of the payments, else what the claim has
-- shrunk by. Where nothing is said but that the case is closed, a paid one has shrunk to
-- nothing; an open one, and one closed for another reason, not at all. On a case closed
-- for another reason than payment the shrinkage is taken as credited: a withdrawn claim
-- was not paid. Outstanding is the export's own figure, else claim less paid, credited
-- and waived. Paid on principal is the export's own figure, else paid up to the
-- principal. A closing day that is past and closes nothing is dropped. `paid_origin` and
-- `outstanding_origin` say which of these it was.
create or replace view filled_versions as
with shrunk_claims as (
    select
        *,
        case
            when outstanding is not null then greatest(due_amount - outstanding, 0)
            when is_closed and was_paid_in_full then greatest(due_amount, 0)
            else 0
        end as shrunk_amount
    from due_versions
),

paid_claims as (
    select
        *,
        coalesce(paid_total, paid_amount, case when was_paid then shrunk_amount else 0 end)
            as filled_paid,
        coalesce(credited, 0)
        + case when was_paid or paid_origin <> 'derived' then 0 else shrunk_amount end
            as filled_credited
    from shrunk_claims
)

select
    * exclude (
        told_on, paid_amount, due_amount, was_paid, was_paid_in_full, shrunk_amount,
        filled_paid, filled_credited, paid_total, paid_principal, credited, outstanding, closed_on
    ),
    case when is_closed or closed_on > told_on then closed_on end as closed_on,
    filled_paid as paid_total,
    filled_credited as credited,
    coalesce(outstanding, due_amount - filled_paid) as outstanding,
    case
        when outstanding is not null then 'told'
        when paid_origin = 'payments' then 'payments'
        else 'derived'
    end as outstanding_origin,
    greatest(least(coalesce(paid_principal, filled_paid), principal), 0) as collected_principal,
    (coalesce(is_disputed, dispute_reason is not null))
    or disputed_on is not null
    or coalesce(state = 'on_hold_dispute', false) as was_disputed
from paid_claims
