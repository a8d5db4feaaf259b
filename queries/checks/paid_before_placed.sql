-- check: Paid before it was placed
-- severity: warn
--
-- Such a payment counts as collected on the day of placement.
select
    visible_cases.case_id,
    visible_cases.agency,
    visible_cases.department,
    visible_cases.placed_on,
    payment_facts.paid_on,
    payment_facts.amount
from visible_cases
inner join payment_facts on visible_cases.case_key = payment_facts.case_key
where
    visible_cases.shown_currency = visible_cases.currency
    and payment_facts.paid_on < visible_cases.placed_on
order by visible_cases.case_id, visible_cases.agency, payment_facts.paid_on, payment_facts.amount
