-- metric: Unknown reasons
-- unit: percent
-- better: lower
-- needs: dispute_reason
--
-- Share of disputed cases for which no reason is stated. What nobody wrote down cannot
-- be mended. Null when nothing was disputed.
create or replace macro unknown_reason_share(is_disputed, dispute_reason) as
    share(
        count(*) filter (where is_disputed and dispute_reason = 'UNKNOWN'),
        count(*) filter (where is_disputed)
    )
