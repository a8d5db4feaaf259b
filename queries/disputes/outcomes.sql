-- question: Who turns out to be right?
-- grain: one row per dispute outcome
-- needs: dispute_outcome
--
-- Settled disputes: those with a settlement day and those on closed cases.
select
    dispute_outcome,
    disputed_count(is_disputed) as disputed_count,
    disputed_amount(principal, is_disputed) as disputed_amount
from selected_cases
where is_disputed and not is_dispute_open
group by dispute_outcome
order by disputed_count desc, dispute_outcome
