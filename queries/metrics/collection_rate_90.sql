-- metric: Collection rate at 90 days
-- unit: percent
-- better: higher
-- dated: yes
-- needs: placed_on
--
-- Principal collected within 90 days of placement as a share of principal placed, at
-- most 100 % of each case. Only cases placed at least 90 days before the export day
-- count, so that all have had the same time. A closed case whose payments have no date
-- counts as paid on its closing day; on an open case such money is not counted. Cases
-- without a principal above nought are in neither part. Null when there is no such case.
create or replace macro collection_rate_90(collected_principal_90, principal, placed_on) as
    share(
        sum(collected_principal_90) filter (
            where principal > 0 and date_diff('day', placed_on, export_day()) >= 90
        ),
        sum(principal) filter (
            where principal > 0 and date_diff('day', placed_on, export_day()) >= 90
        )
    )
