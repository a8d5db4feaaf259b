-- question: What has happened in this case?
-- grain: one row per dated thing, in the order it happened
--
-- An event that only repeats a date the case itself states is left out.
with cases_shown as (
    select
        agency, case_id, case_key, invoice_date, due_date, placed_on, disputed_on,
        dispute_resolved_on, closed_on, principal, dispute_reason, dispute_outcome, close_reason
    from selected_cases
),

happenings as (
    select
        agency, case_id, 1 as turn, invoice_date as happened_on, 'invoice' as what,
        principal as amount, '' as detail
    from cases_shown
    union all
    select agency, case_id, 2, due_date, 'due', null, ''
    from cases_shown
    union all
    select agency, case_id, 3, placed_on, 'placed', principal, agency as detail
    from cases_shown
    union all
    select agency, case_id, 4, disputed_on, 'disputed', null, dispute_reason
    from cases_shown
    union all
    select
        events.agency, events.case_id, 5, cast(events.happened_at as date), events.kind, null,
        coalesce(events.outcome, events.waiting_on, events.channel, '')
    from events
    inner join cases_shown
        on events.agency = cases_shown.agency and events.case_id = cases_shown.case_id
    where
        events.kind not in ('placed', 'disputed', 'dispute_resolved', 'closed')
        or cast(events.happened_at as date) not in (
            coalesce(placed_on, date '1900-01-01'), coalesce(disputed_on, date '1900-01-01'),
            coalesce(dispute_resolved_on, date '1900-01-01'), coalesce(closed_on, date '1900-01-01')
        )
    union all
    select agency, case_id, 6, paid_on, 'payment', amount, kind
    from selected_payments
    inner join cases_shown on selected_payments.case_key = cases_shown.case_key
    union all
    select agency, case_id, 7, dispute_resolved_on, 'dispute_resolved', null, dispute_outcome
    from cases_shown
    union all
    select agency, case_id, 8, closed_on, 'closed', null, close_reason
    from cases_shown
)

select case_id, agency, happened_on, what, amount, detail
from happenings
where happened_on <= export_day()
order by case_id, agency, happened_on, turn, what, coalesce(amount, 0), detail
