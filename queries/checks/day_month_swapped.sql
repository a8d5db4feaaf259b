-- check: Days of a file may have been read with day and month swapped
-- severity: warn
--
-- Told of a column in which no day of the month is above twelve and a twentieth of the cases, at
-- least three, stand in an order that cannot be, such as due before invoiced or closed before
-- placed, and swapping day and month would mend most of them.
with swapped_columns as (
    select
        visible_cases.load_id,
        visible_cases.source_file,
        ordered_days.column_name
    from ordered_days
    inner join visible_cases on ordered_days.case_key = visible_cases.case_key
    where visible_cases.shown_currency = visible_cases.currency
    group by visible_cases.load_id, visible_cases.source_file, ordered_days.column_name
    having
        max(day(stated_on)) <= 12
        and count(*) filter (where is_broken and is_mended) >= 3
        and 20 * count(*) filter (where is_broken and is_mended) >= count(*)
        and 2 * count(*) filter (where is_broken and is_mended)
        > count(*) filter (where is_broken)
)

select distinct
    visible_cases.case_id,
    visible_cases.agency,
    ordered_days.column_name,
    ordered_days.stated_on,
    ordered_days.swapped_on,
    ordered_days.other_on,
    visible_cases.source_file,
    visible_cases.source_row
from ordered_days
inner join visible_cases on ordered_days.case_key = visible_cases.case_key
inner join swapped_columns
    on
        visible_cases.load_id = swapped_columns.load_id
        and visible_cases.source_file = swapped_columns.source_file
        and ordered_days.column_name = swapped_columns.column_name
where is_broken and is_mended and visible_cases.shown_currency = visible_cases.currency
order by source_file, column_name, source_row, case_id, agency, other_on
