-- metric: Self-inflicted closures
-- unit: percent
-- better: lower
-- needs: close_reason
--
-- Principal of cases closed for a reason that the creditor caused (withdrawn, credited,
-- invalid data, never started, no answer from the creditor, settlement rejected, legal
-- action declined in a dispute) as a share of principal of all closed cases. Null when
-- nothing was closed.
create or replace macro self_inflicted_rate(principal, is_self_inflicted, is_closed) as
    share(
        sum(case when is_self_inflicted then principal else 0 end),
        sum(case when is_closed then principal end)
    )
