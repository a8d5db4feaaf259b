-- metric: Waiting for us
-- unit: money
-- better: lower
--
-- Outstanding amount of open cases where the agency waits for the creditor's own answer.
-- Null when no case was placed.
create or replace macro waiting_amount(outstanding, is_waiting_on_us) as
    sum(case when is_waiting_on_us then outstanding else 0 end)
