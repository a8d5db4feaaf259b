-- metric: Collected by then
-- unit: percent
-- better: higher
-- needs: placed_on
--
-- Principal collected within so many days of placement as a share of principal placed, at
-- most 100 % of each case. Only cases at least that many days old count, so
-- that all have had the same time; at 90 days it is the collection rate at 90 days.
-- Cases without a principal above nought are in neither part. Null when no case is that
-- old.
create or replace macro cohort_rate(collected_principal, principal) as
    share(sum(collected_principal), sum(principal))
