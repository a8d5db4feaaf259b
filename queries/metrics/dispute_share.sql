-- metric: Disputed share of amount
-- unit: percent
-- better: lower
-- needs: is_disputed
--
-- Principal of cases ever disputed as a share of principal placed. Where it is far above
-- the dispute rate, it is the large claims that are disputed. Null when nothing was
-- placed.
create or replace macro dispute_share(principal, is_disputed) as
    share(sum(case when is_disputed then principal else 0 end), sum(principal))
