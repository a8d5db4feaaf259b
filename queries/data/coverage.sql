-- question: What do the exports tell, and what do they leave out?
-- grain: one row per column of each table
select
    table_name,
    column_name,
    sum(coverage.row_count) as row_count,
    sum(coverage.filled_count) as filled_count,
    filled_share(coverage.filled_count, coverage.row_count) as filled_share
from coverage
group by table_name, column_name
order by table_name, column_name
