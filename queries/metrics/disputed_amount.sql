-- metric: Disputed
-- unit: money
-- better: lower
-- needs: is_disputed
--
-- Principal of cases ever disputed, settled disputes included. Null when no case was
-- placed.
create or replace macro disputed_amount(principal, is_disputed) as
    sum(case when is_disputed then principal else 0 end)
