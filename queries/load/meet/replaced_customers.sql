-- load: Of the changed cases the first many, and how many of them are another customer's claim
--
-- Some tens of thousands tell enough.
with changed as (
    select came_row, stood_row
    from matched
    where fate = 'changed'
    order by came_row
    limit 20000
),

met as (
    select
        came.case_id,
        changed.came_row,
        is_other_claim(
            came.customer_id, stood.customer_id, came.customer_name, stood.customer_name,
            came.placed_on, stood.placed_on
        ) as is_other
    from changed
    inner join numbered_cases as came on changed.came_row = came.came_row
    inner join stood_cases as stood on changed.stood_row = stood.stood_row
)

select
    count(*) as looked_at_count,
    count(*) filter (where is_other) as other_count,
    min_by(case_id, came_row) filter (where is_other) as example
from met
