-- model: Amounts of a case beside what they have to be by its other amounts or its payments
-- after: visible_cases
--
-- What was paid is held against the payments, or against what the claim has shrunk by; what
-- is outstanding against claim less paid; and the claim, less what is left of it, against
-- the payments. Only figures of the export itself are compared.
create or replace view compared_amounts as
with sums as (
    select
        case_key,
        sum(amount) as dated_amount
    from payment_facts
    where kind <> 'closing_day'
    group by case_key
),

claims as (
    select
        case_id, agency, load_id, source_file, source_row, paid_total, outstanding,
        principal + interest + fees - credited - waived as due_amount,
        dated_amount,
        paid_origin = 'told' as is_paid_told,
        outstanding_origin = 'told' as is_outstanding_told
    from visible_cases
    left join sums on visible_cases.case_key = sums.case_key
    where shown_currency = currency
)

select
    *,
    'paid_total' as column_name,
    paid_total as stated_amount,
    coalesce(dated_amount, case when is_outstanding_told then due_amount - outstanding end)
        as fitting_amount
from claims
where is_paid_told
union all
select *, 'outstanding', outstanding, due_amount - paid_total
from claims
where is_paid_told and is_outstanding_told
union all
select *, 'principal', due_amount - outstanding, dated_amount
from claims
where is_outstanding_told and not is_paid_told
