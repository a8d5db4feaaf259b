-- table: Cases in each currency they can be shown in, numbered in the order they are asked for
-- after: sorted_cases
--
-- A row's place in the table is its number: numbering while sorting would sort by one core alone.
create or replace temp view priced_cases as
select
    sorted_cases.rowid + 1 as case_key,
    sorted_cases.*
from sorted_cases
