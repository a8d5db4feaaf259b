-- metric: Outstanding
-- unit: money
-- better: lower
--
-- What is still to be paid on open cases, interest and fees included. A remainder on a
-- closed case is given up and not counted. Null when no case was placed.
create or replace macro outstanding_amount(outstanding, is_open) as
    sum(case when is_open then outstanding else 0 end)
