-- load: The amounts of each case that several rows of a file make
--
-- What each invoice has of its own is summed; what is the case's and stands on each invoice
-- counts once, as the first of them has it.
select
    source_file,
    agency,
    case_id,
    case
        when list_contains($2, 'principal') then arg_min(principal, first_row)
        else sum(principal)
    end as principal,
    case
        when list_contains($2, 'interest') then arg_min(interest, first_row)
        else sum(interest)
    end as interest,
    case
        when list_contains($2, 'reminder_fee') then arg_min(reminder_fee, first_row)
        else sum(reminder_fee)
    end as reminder_fee,
    case
        when list_contains($2, 'collection_fee') then arg_min(collection_fee, first_row)
        else sum(collection_fee)
    end as collection_fee,
    case
        when list_contains($2, 'legal_cost') then arg_min(legal_cost, first_row)
        else sum(legal_cost)
    end as legal_cost,
    case
        when list_contains($2, 'paid_total') then arg_min(paid_total, first_row)
        else sum(paid_total)
    end as paid_total,
    case
        when list_contains($2, 'paid_principal') then arg_min(paid_principal, first_row)
        else sum(paid_principal)
    end as paid_principal,
    case
        when list_contains($2, 'credited') then arg_min(credited, first_row)
        else sum(credited)
    end as credited,
    case
        when list_contains($2, 'waived') then arg_min(waived, first_row)
        else sum(waived)
    end as waived,
    case
        when list_contains($2, 'outstanding') then arg_min(outstanding, first_row)
        else sum(outstanding)
    end as outstanding
from invoice_amounts
where source_file = $1
group by source_file, agency, case_id
