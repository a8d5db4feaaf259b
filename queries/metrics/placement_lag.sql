-- metric: Placement lag
-- unit: days
-- better: lower
-- dated: yes
-- needs: due_date, placed_on
--
-- Median days from the due date to placement with the agency: how long the creditor
-- waited. Negative when placed before it was due. Cases without one of the dates are
-- left out; null when none has both.
create or replace macro placement_lag(days_to_placement) as
    median(cast(days_to_placement as double))
