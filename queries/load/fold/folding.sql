-- load: Rows of a file that together make a case: one per invoice, or one per debtor
--
-- Rows whose invoices differ are invoices; rows whose customers differ are debtors. Where both
-- differ, the rows of one invoice are its debtors. A word that is not there differs from none.
-- A slice is as many cases as are brought together at a time.
with crowd as (
    select cases.*
    from cases
    semi join crowded_numbers as crowded
        on cases.agency = crowded.agency and cases.case_id = crowded.case_id
),

claims as (
    select
        source_file,
        agency,
        case_id,
        coalesce(min(invoice_no) <> max(invoice_no), false)
        or coalesce(min(claim_type) <> max(claim_type), false)
        or coalesce(min(invoice_date) <> max(invoice_date), false) as has_invoices,
        coalesce(min(customer_id) <> max(customer_id), false)
        or coalesce(min(customer_name) <> max(customer_name), false) as has_debtors
    from crowd
    group by source_file, agency, case_id
)

select
    crowd.*,
    claims.has_invoices,
    claims.has_debtors,
    case
        when claims.has_invoices
            then struct_pack(crowd.invoice_no, crowd.claim_type, crowd.invoice_date)
    end as invoice,
    coalesce(crowd.stage = 'closed', false)
    or coalesce(
        crowd.state = 'closed', crowd.closed_on <= coalesce($1, crowd.closed_on), false
    ) as is_done,
    hash(crowd.agency, crowd.case_id) % cast($2 as ubigint) as slice
from crowd
inner join claims
    on
        crowd.source_file = claims.source_file
        and crowd.agency = claims.agency
        and crowd.case_id = claims.case_id
where claims.has_invoices or claims.has_debtors
order by slice
