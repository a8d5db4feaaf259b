-- load: How many cases of this load were stored before, and how many of these read the same
select
    count(*) filter (where is_equal) as same_count,
    count(*) filter (where not is_equal) as changed_count
from matched
where fate in ('equal', 'changed', 'corrected')
