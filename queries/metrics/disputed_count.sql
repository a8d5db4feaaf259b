-- metric: Disputed cases
-- unit: count
-- better: lower
-- needs: is_disputed
--
-- Cases that the customer has ever disputed, settled disputes included.
create or replace macro disputed_count(is_disputed) as
    count(*) filter (where is_disputed)
