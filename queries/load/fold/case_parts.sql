-- load: The invoices and debtors of the cases that were folded and came to stay
select
    folding.agency,
    folding.case_id,
    case when folding.has_invoices and firsts.first_row is not null then 'invoice' else 'debtor' end
        as part,
    folding.customer_id,
    folding.customer_name,
    folding.invoice_no,
    folding.claim_type,
    folding.invoice_date,
    folding.due_date,
    folding.principal,
    folding.outstanding,
    folding.load_id,
    folding.source_file,
    folding.source_row
from folding
semi join cases
    on
        folding.source_file = cases.source_file
        and folding.agency = cases.agency
        and folding.case_id = cases.case_id
left join invoice_amounts as firsts
    on folding.source_file = firsts.source_file and folding.source_row = firsts.first_row
