-- metric: Placed
-- unit: money
-- better: neither
-- dated: yes
--
-- Principal of all placed cases: the invoice amounts, without interest and fees. Null
-- when no case was placed.
create or replace macro placed_amount(principal) as
    sum(principal)
