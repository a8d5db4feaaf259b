-- metric: Disputes open
-- unit: count
-- better: lower
-- needs: is_disputed
--
-- Open cases whose dispute is not settled. Nought when there is none.
create or replace macro dispute_open_count(is_dispute_open) as
    count(*) filter (where is_dispute_open)
