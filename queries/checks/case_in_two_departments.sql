-- check: One case stands under two departments
-- severity: warn
--
-- Between two rows of a load, of which one lies in quarantine, or between two exports. It
-- counts for the department that the stored row names.
with others as (
    select
        agency,
        case_id,
        department as other_department,
        source_file as other_file,
        source_row as other_row
    from past_cases
    where department is not null
    union
    select agency, case_id, department, source_file, source_row
    from quarantined_cases
)

select
    visible_cases.case_id,
    visible_cases.agency,
    visible_cases.department,
    others.other_department,
    visible_cases.source_file,
    visible_cases.source_row,
    others.other_file,
    others.other_row
from others
inner join visible_cases
    on others.agency = visible_cases.agency and others.case_id = visible_cases.case_id
where
    visible_cases.shown_currency = visible_cases.currency
    and others.other_department is not null
    and others.other_department <> visible_cases.department
order by visible_cases.case_id, visible_cases.agency, other_department, other_file, other_row
