-- table: What every question stands on: one row per case, and one for each conversion of it
-- after: shown_cases
--
-- Sorted by currency, department and day of placement: that is how questions narrow, and it
-- lets the engine skip what they do not ask for. They are numbered in that order.
create or replace table case_facts as
with sorted_cases as (
    select *
    from shown_cases
    order by shown_currency, department, placed_on, case_id, agency
)

select
    cast(row_number() over () as integer) as case_key,
    *
from sorted_cases
