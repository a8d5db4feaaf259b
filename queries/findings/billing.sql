-- question: How many invoices did each department send, and how many cases came of them?
-- grain: one row per department and month
-- needs: billing.invoice_count, placed_on
-- only: department, placed_from, placed_to
--
-- Only months whose billing is loaded; cases of other months are left out. The invoices are
-- those of the month, not those that the cases are about.
with placed_months as (
    select
        department,
        placed_month,
        count(*) as case_count,
        sum(principal) as placed_principal
    from selected_cases
    where placed_month is not null
    group by department, placed_month
),

billed_months as (
    select
        department,
        month,
        sum(selected_billing.invoice_count) as invoice_count
    from selected_billing
    group by department, month
)

select
    billed_months.department,
    billed_months.month,
    billed_months.invoice_count,
    coalesce(placed_months.case_count, 0) as case_count,
    coalesce(placed_months.placed_principal, 0) as placed_amount
from billed_months
left join placed_months
    on
        billed_months.department = placed_months.department
        and billed_months.month = placed_months.placed_month
order by billed_months.department, billed_months.month
