-- table: From when to when a case was open and stood in dispute
-- after: case_facts, store_info
--
-- A case opens on the day of placement, else of the invoice, else when it was due. An
-- objection without a day counts from there. Half way is where all of the interest is
-- booked: exports tell it only as a sum, and it runs evenly. Cases that begin after
-- the export day are not there yet.
create or replace view case_spans as
with days as (
    select
        case_facts.*,
        least(coalesce(placed_on, invoice_date, due_date, export_day), export_day) as opened_on,
        least(coalesce(closed_on, export_day), export_day) as ended_on
    from case_facts
    cross join store_info
    where has_begun
)

select
    *,
    opened_on + cast(greatest(ended_on - opened_on, 0) * 0.5 as integer) as half_way_on,
    case when is_disputed then coalesce(disputed_on, opened_on) end as disputed_from,
    least(
        dispute_resolved_on,
        case when is_closed then coalesce(closed_on, disputed_on, opened_on) end
    ) as disputed_until
from days
