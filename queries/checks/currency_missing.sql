-- check: No currency stated, where other cases state one
-- severity: fail
--
-- Such cases are shown only by themselves: nobody can tell what to add them to.
select
    case_id,
    agency,
    department,
    outstanding
from visible_cases
where
    shown_currency = ''
    and exists (select 1 from visible_cases as others where others.currency <> '')
order by outstanding desc, case_id, agency
