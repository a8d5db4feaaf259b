-- load: Rows that bring a stored case for another agency or another creditor
--
-- Two agencies may number their cases alike. Replacing would silently mix two
-- claims, so the stored one stays. Where either side does not say whose case it
-- is, nothing speaks against its being the same.
select
    'cases' as table_name,
    staged_cases.source_file,
    staged_cases.source_row,
    'clash' as cause,
    case
        when staged_cases.agency <> earlier_cases.agency then 'agency'
        else 'creditor'
    end as column_name,
    case
        when staged_cases.agency <> earlier_cases.agency then staged_cases.agency
        else staged_cases.creditor
    end as value,
    case
        when staged_cases.agency <> earlier_cases.agency then earlier_cases.agency
        else earlier_cases.creditor
    end as other_value,
    earlier_cases.source_file as other_file,
    earlier_cases.source_row as other_row
from staged_cases
inner join earlier_cases on staged_cases.case_id = earlier_cases.case_id
where
    (
        staged_cases.agency <> earlier_cases.agency
        or staged_cases.creditor <> earlier_cases.creditor
    )
    and not exists (
        select 1
        from rejected
        where
            rejected.source_file = staged_cases.source_file
            and rejected.source_row = staged_cases.source_row
    )
