-- metric: Self-inflicted
-- unit: money
-- better: lower
-- needs: close_reason
--
-- Principal of cases closed for a reason that the creditor caused. Null when no case was
-- placed.
create or replace macro self_inflicted_amount(principal, is_self_inflicted) as
    sum(case when is_self_inflicted then principal else 0 end)
