-- table: When money first came for a case, and what came within 90 days of placement
-- after: dated_payments, shown_currencies, priced_amount
create or replace temp view case_payments as
select
    cases.agency,
    cases.case_id,
    shown_currencies.shown_currency,
    min(paid_on) filter (where amount > 0) as first_paid_on,
    sum(priced_amount(amount, rate))
        filter (where date_diff('day', placed_on, paid_on) <= 90) as paid_amount_90
from dated_payments
inner join cases
    on dated_payments.agency = cases.agency and dated_payments.case_id = cases.case_id
inner join shown_currencies on coalesce(cases.currency, '') = shown_currencies.currency
group by cases.agency, cases.case_id, shown_currencies.shown_currency
