-- metric: Days to settle a dispute
-- unit: days
-- better: lower
-- needs: disputed_on
--
-- Median days from the objection to its settlement. Disputes that are still open count
-- at their age so far, on closed cases up to the closing day, so that slow ones are not
-- left out for being slow. One that ended before it was raised took no days. Null when
-- nothing was disputed on a known day.
create or replace macro days_to_settle(disputed_on, dispute_resolved_on, closed_on) as
    median(
        cast(
            greatest(
                date_diff(
                    'day',
                    disputed_on,
                    least(coalesce(dispute_resolved_on, closed_on, export_day()), export_day())
                ),
                0
            ) as double
        )
    ) filter (where disputed_on <= export_day())
