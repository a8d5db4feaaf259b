-- question: How many of each department's invoices end up in collection?
-- grain: one row per department
-- needs: billing.invoice_count, placed_on
-- only: department, placed_from, placed_to
--
-- Many cases may only mean many invoices. Counts the months whose billing is loaded and
-- that lie wholly within the period selected; cases placed in other months are left out
-- here. Invoices are told by department and month alone and in the main currency, so no
-- other filter can narrow it.
with billed_months as (
    select
        department,
        month,
        invoice_count,
        billed_amount,
        0 as placed_count,
        cast(0 as decimal(18, 2)) as placed_principal
    from selected_billing
    union all
    select
        selected_cases.department,
        selected_cases.placed_month as month,
        0 as invoice_count,
        cast(0 as decimal(18, 2)) as billed_amount,
        1 as placed_count,
        selected_cases.principal as placed_principal
    from selected_cases
    semi join selected_billing
        on
            selected_cases.department = selected_billing.department
            and selected_cases.placed_month = selected_billing.month
)

select
    department,
    sum(billed_months.invoice_count) as invoice_count,
    sum(placed_count) as case_count,
    case_rate(placed_count, billed_months.invoice_count) as case_rate,
    sum(billed_months.billed_amount) as billed_amount,
    sum(placed_principal) as placed_amount,
    placed_share(placed_principal, billed_months.billed_amount) as placed_share
from billed_months
group by department
order by case_rate desc nulls last, department
