-- load: The amounts of each invoice of a case, whoever owes it
--
-- Its rows agree by now, or leave an amount out.
select
    source_file,
    agency,
    case_id,
    invoice,
    min(source_row) as first_row,
    max(principal) as principal,
    max(interest) as interest,
    max(reminder_fee) as reminder_fee,
    max(collection_fee) as collection_fee,
    max(legal_cost) as legal_cost,
    max(paid_total) as paid_total,
    max(paid_principal) as paid_principal,
    max(credited) as credited,
    max(waived) as waived,
    max(outstanding) as outstanding
from folding
group by source_file, agency, case_id, invoice
