-- question: What do the exports tell, and what do they leave out?
-- grain: one row per column of each table
--
-- What was paid and what is outstanding is worked out from payments or other columns where
-- an export leaves it out; how often is counted beside. Shown only to those who may see
-- every department: the books are of all together.
select
    table_name,
    column_name,
    sum(visible_coverage.row_count) as row_count,
    sum(visible_coverage.filled_count) as filled_count,
    filled_share(visible_coverage.filled_count, visible_coverage.row_count) as filled_share,
    sum(visible_coverage.derived_count) as derived_count
from visible_coverage
group by table_name, column_name
order by table_name, column_name
