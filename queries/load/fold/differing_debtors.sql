-- load: Rows of debtors whose amounts are not those of the debtor before
--
-- Debtors owe the same claim: an amount that is told for each of them is one amount. One that a
-- row leaves out agrees with all.
with owed_together as (
    select source_file, agency, case_id, invoice
    from folding
    group by source_file, agency, case_id, invoice
    having count(*) > 1
),

debtors as (
    select
        folding.source_file, folding.source_row, folding.agency, folding.case_id, folding.invoice,
        principal, interest, reminder_fee, collection_fee, legal_cost,
        paid_total, paid_principal, credited, waived, outstanding
    from folding
    semi join owed_together
        on
            folding.source_file = owed_together.source_file
            and folding.agency = owed_together.agency
            and folding.case_id = owed_together.case_id
            and folding.invoice is not distinct from owed_together.invoice
),

compared as (
    select
        *,
        first_value(amount) over again as first_amount,
        first_value(source_row) over again as first_row
    from (
        unpivot debtors
        on columns(* exclude (source_file, source_row, agency, case_id, invoice))
        into name told_column value amount
    )
    window again as (
        partition by source_file, agency, case_id, invoice, told_column order by source_row
    )
)

select
    'cases' as table_name,
    source_file,
    source_row,
    'differs' as cause,
    told_column as column_name,
    cast(amount as varchar) as value,
    cast(first_amount as varchar) as other_value,
    source_file as other_file,
    first_row as other_row
from compared
where amount <> first_amount
qualify row_number() over (partition by source_file, source_row order by told_column) = 1
