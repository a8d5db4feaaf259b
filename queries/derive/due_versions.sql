-- table: What each version of a case claims, whether it is closed, and how it was told to be paid
-- after: case_versions, paid_versions
--
-- A case is closed where its state or stage says so; without a state a closing day,
-- once reached, says so too. Closed without a reason is taken as closed because it was paid.
-- A case begins when it is placed, else on the day of the invoice; before that it is not there.
create or replace view due_versions as
select
    case_versions.*,
    coalesce(placed_on, invoice_date) as begins_on,
    paid_versions.paid_amount,
    principal + coalesce(interest, 0) + coalesce(reminder_fee, 0) + coalesce(collection_fee, 0)
    + coalesce(legal_cost, 0) - coalesce(credited, 0) - coalesce(waived, 0) as due_amount,
    coalesce(stage = 'closed', false)
    or coalesce(state = 'closed', closed_on <= told_on, false) as is_closed,
    coalesce(close_reason, 'paid') = 'paid' as was_paid_in_full,
    coalesce(close_reason, 'paid') in ('paid', 'partially_paid', 'settled') as was_paid,
    case
        when paid_total is not null then 'told'
        when paid_versions.paid_amount is not null then 'payments'
        else 'derived'
    end as paid_origin
from case_versions
left join paid_versions
    on
        case_versions.agency = paid_versions.agency
        and case_versions.case_id = paid_versions.case_id
        and case_versions.past_load_id = paid_versions.past_load_id
