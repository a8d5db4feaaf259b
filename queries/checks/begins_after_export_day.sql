-- check: Begins after the export day, or is closed after it
-- severity: warn
--
-- A case that begins later is not counted yet, one that is closed later counts as open. Both are
-- without fault where the export was loaded as of an earlier day.
select
    case_id,
    agency,
    department,
    case
        when has_begun then 'closed_on'
        when placed_on is null then 'invoice_date'
        else 'placed_on'
    end as column_name,
    case when has_begun then closed_on else begins_on end as happened_on
from visible_cases
where
    shown_currency = currency
    and (not has_begun or (is_open and closed_on > export_day()))
order by case_id, agency
