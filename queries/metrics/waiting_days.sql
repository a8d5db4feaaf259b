-- metric: Days waiting for us
-- unit: days
-- better: lower
-- needs: events.waiting_on
--
-- Median days that the agency has waited for the creditor's answer, over open cases that
-- wait now and whose events say since when: from the first question still open. Null
-- when none does.
create or replace macro waiting_days(is_waiting_on_us, waiting_since) as
    median(
        cast(date_diff('day', waiting_since, export_day()) as double)
    ) filter (where is_waiting_on_us and waiting_since <= export_day())
