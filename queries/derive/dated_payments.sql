-- table: Payments whose day is known by the export day
-- after: filled_cases, store_info
--
-- What a closed case says was paid beyond its dated payments is taken to have been
-- paid on its closing day. Payments dated after the export day have not happened yet.
create or replace view dated_payments as
with told_payments as (
    select agency, case_id, paid_on, amount, coalesce(kind, 'payment') as kind, channel
    from payments
    cross join store_info
    where paid_on <= export_day
),

told_cases as (
    select agency, case_id, sum(amount) as told_amount
    from told_payments
    group by agency, case_id
)

select agency, case_id, paid_on, amount, kind, coalesce(channel, '') as channel
from told_payments
union all
select
    filled_cases.agency, filled_cases.case_id, closed_on,
    paid_total - coalesce(told_amount, 0), 'closing_day', ''
from filled_cases
left join told_cases
    on filled_cases.agency = told_cases.agency and filled_cases.case_id = told_cases.case_id
cross join store_info
where closed_on <= export_day and paid_total > coalesce(told_amount, 0)
