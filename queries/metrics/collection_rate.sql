-- metric: Collection rate
-- unit: percent
-- better: higher
--
-- Principal collected as a share of principal placed, at most 100 % of each case. All
-- placed cases count, open and closed, so young cases pull it down: compare units of the
-- same age, or use the rate at 90 days. Fees and interest are in neither part, nor are
-- cases without a principal above nought. Null when nothing was placed.
create or replace macro collection_rate(collected_principal, principal) as
    share(
        sum(collected_principal) filter (where principal > 0),
        sum(principal) filter (where principal > 0)
    )
