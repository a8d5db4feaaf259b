-- metric: Cases waiting for us
-- unit: count
-- better: lower
--
-- Open cases where the agency waits for the creditor's own answer.
create or replace macro waiting_count(is_waiting_on_us) as
    count(*) filter (where is_waiting_on_us)
