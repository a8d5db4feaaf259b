-- load: Two files without an agency, of different headers, that use the same case numbers
--
-- As agencies may number alike, nobody can tell whether their cases are the same. Cases that both
-- tell alike are. Of several such pairs the one comes first that shares the most numbers.
with layouts as (
    select
        unnest($1) as source_file,
        unnest($2) as layout
),

unnamed as (
    select
        cases.source_file,
        cases.case_id,
        layouts.layout,
        hash(*columns(
            cases.* exclude (source_file, source_row, load_id, first_load_id)
        )) as content
    from cases
    inner join layouts on cases.source_file = layouts.source_file
    where cases.agency = ''
),

shared as (
    select
        case_id,
        arg_min(source_file, layout) as first_file,
        arg_max(source_file, layout) as second_file
    from unnamed
    group by case_id
    having min(layout) <> max(layout) and min(content) <> max(content)
)

select
    least(first_file, second_file) as one_file,
    greatest(first_file, second_file) as other_file,
    count(*) as case_count,
    min(case_id) as example
from shared
group by all
order by case_count desc, one_file, other_file
limit 1
