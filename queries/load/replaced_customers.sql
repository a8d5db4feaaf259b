-- load: Of the changed cases the first many, and how many of them are another customer's claim
--
-- Customers differ by their numbers or, where one of the two has none, by their names; a claim that
-- was placed on another day is another one too. Some tens of thousands tell enough.
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
        coalesce(
            came.customer_id <> stood.customer_id,
            lower(came.customer_name) <> lower(stood.customer_name),
            false
        ) or coalesce(came.placed_on <> stood.placed_on, false) as is_other
    from changed
    inner join numbered_cases as came on changed.came_row = came.came_row
    inner join stood_cases as stood on changed.stood_row = stood.stood_row
)

select
    count(*) as looked_at_count,
    count(*) filter (where is_other) as other_count,
    min_by(case_id, came_row) filter (where is_other) as example
from met
