-- check: Claim less what was paid, credited and waived is not what is outstanding
-- severity: warn
--
-- The claim is principal, interest and fees. Exports that leave interest or fees out, or
-- close cases without saying what became of the rest, come here; the outstanding amount
-- shown is the export's own.
with claims as (
    select
        case_id,
        agency,
        department,
        principal + interest + fees - paid_total - credited - waived as expected_amount,
        outstanding
    from visible_cases
    where shown_currency = currency
)

select
    case_id,
    agency,
    department,
    expected_amount,
    outstanding
from claims
where abs(expected_amount - outstanding) > 0.01
order by abs(expected_amount - outstanding) desc, case_id, agency
