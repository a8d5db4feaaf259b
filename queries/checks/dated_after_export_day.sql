-- check: Dated after the export day
-- severity: fail
--
-- A payment received later is not counted. Cases that begin later, and open ones that are closed
-- later, have a check of their own: they count as they stood.
with happenings as (
    select case_key, 'closed_on' as column_name, closed_on as happened_on
    from visible_cases
    where is_closed
    union all
    select case_key, 'disputed_on' as column_name, disputed_on as happened_on
    from visible_cases
    union all
    select case_key, 'dispute_resolved_on' as column_name, dispute_resolved_on as happened_on
    from visible_cases
    union all
    select visible_cases.case_key, 'paid_on' as column_name, paid_on as happened_on
    from payments
    inner join visible_cases
        on payments.agency = visible_cases.agency and payments.case_id = visible_cases.case_id
)

select
    visible_cases.case_id,
    visible_cases.agency,
    visible_cases.department,
    happenings.column_name,
    happenings.happened_on
from happenings
inner join visible_cases on happenings.case_key = visible_cases.case_key
where
    visible_cases.shown_currency = visible_cases.currency
    and visible_cases.has_begun
    and happenings.happened_on > export_day()
order by visible_cases.case_id, visible_cases.agency, happenings.column_name, happenings.happened_on
