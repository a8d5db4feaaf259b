-- load: In how many cases of a file an amount is the same on all invoices, and in how many not
--
-- `differs`: the invoices of a case have amounts of their own; `equal`: they have one amount,
-- not nought; `alone`: one invoice has an amount, or all are nought.
with spreads as (
    select
        source_file,
        case
            when count(columns(* exclude (source_file, agency, case_id, invoice, first_row))) = 0
                then null
            when
                min(columns(* exclude (source_file, agency, case_id, invoice, first_row)))
                <> max(columns(* exclude (source_file, agency, case_id, invoice, first_row)))
                then 'differs'
            when
                count(columns(* exclude (source_file, agency, case_id, invoice, first_row))) > 1
                and max(columns(* exclude (source_file, agency, case_id, invoice, first_row))) <> 0
                then 'equal'
            else 'alone'
        end
    from invoice_amounts
    group by source_file, agency, case_id
    having count(*) > 1
)

select
    source_file,
    column_name,
    count(*) filter (where spread = 'differs') as differing_count,
    count(*) filter (where spread = 'equal') as equal_count
from (unpivot spreads on columns(* exclude (source_file)) into name column_name value spread)
group by source_file, column_name
order by source_file, column_name
