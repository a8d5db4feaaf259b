-- metric: Disputed now
-- unit: money
-- better: lower
-- needs: is_disputed
--
-- Outstanding amount of open cases whose dispute is not settled: money that stands still
-- until somebody answers. Null when no case was placed.
create or replace macro disputed_open_amount(outstanding, is_dispute_open) as
    sum(case when is_dispute_open then outstanding else 0 end)
