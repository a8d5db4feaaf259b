-- metric: Outstanding principal
-- unit: money
-- better: lower
--
-- The part of the principal of open cases that is not collected: principal less
-- principal collected, credited and waived, never below nought. Interest and fees are
-- left out, so it is what the creditor itself is still owed.
create or replace macro outstanding_principal_amount(
    principal, collected_principal, credited, waived, is_open
) as
    sum(
        case
            when is_open then greatest(principal - collected_principal - credited - waived, 0)
            else 0
        end
    )
