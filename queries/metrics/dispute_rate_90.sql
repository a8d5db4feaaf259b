-- metric: Dispute rate at 90 days
-- unit: percent
-- better: lower
-- dated: yes
-- needs: placed_on, disputed_on
--
-- Share of cases disputed within 90 days of placement, or before it. Only cases placed at
-- least 90 days before the export day count, so that periods can be compared: the newest
-- cases have had no time to be disputed. Cases disputed on a day that is not known are in
-- neither part. Null when there is no such case.
create or replace macro dispute_rate_90(is_disputed, disputed_on, placed_on) as
    share(
        count(*) filter (
            where
            date_diff('day', placed_on, export_day()) >= 90
            and date_diff('day', placed_on, disputed_on) <= 90
        ),
        count(*) filter (
            where
            date_diff('day', placed_on, export_day()) >= 90
            and (disputed_on is not null or not is_disputed)
        )
    )
