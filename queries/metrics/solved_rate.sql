-- metric: Solved rate
-- unit: percent
-- better: higher
--
-- Share of placed cases that are closed with the whole principal collected. Counts
-- cases, not money; all placed cases are the base. A case without a principal above nought
-- is never solved. Null when no case was placed.
create or replace macro solved_rate(is_solved) as
    share(count(*) filter (where is_solved), count(*))
