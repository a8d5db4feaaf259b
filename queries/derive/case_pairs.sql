-- table: Each case of the agencies' latest export or of the one before, as both told it
-- after: told_versions, export_days
--
-- Of the past versions that held on the day of the export before, the one that began last
-- counts, then the one that was loaded last. A case told alike by both has none. A case that had
-- not begun by the day of an export was not told by it.
create or replace temp view case_pairs as
with latest_days as (
    select agency, export_day, day_before
    from export_days
    where is_latest and day_before is not null
),

past_versions as (
    select told_versions.*
    from told_versions
    inner join latest_days
        on
            told_versions.agency = latest_days.agency
            and latest_days.day_before between told_versions.counted_day and told_versions.last_day
    where told_versions.is_past
    qualify row_number() over (
        partition by told_versions.agency, told_versions.case_id
        order by first_day desc, load_id desc
    ) = 1
)

select
    present.agency,
    present.case_id,
    present.currency,
    present.last_day = latest_days.export_day as is_told,
    present.counted_day <= latest_days.day_before as was_alike,
    past_versions.case_id is not null
    and (
        present.first_day > latest_days.day_before
        or past_versions.first_day > present.first_day
    ) as was_other,
    present.is_closed,
    present.was_disputed as is_disputed,
    present.open_amount,
    past_versions.is_closed as was_closed,
    past_versions.was_disputed,
    past_versions.open_amount as past_amount,
    past_versions.open_amount <> present.open_amount
    or past_versions.principal <> present.principal
    or past_versions.paid_total <> present.paid_total as is_moved
from told_versions as present
inner join latest_days
    on present.agency = latest_days.agency and present.last_day >= latest_days.day_before
left join past_versions
    on present.agency = past_versions.agency and present.case_id = past_versions.case_id
where not present.is_past and present.counted_day <= present.last_day
