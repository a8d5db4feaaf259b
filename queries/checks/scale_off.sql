-- check: Amounts of a file are ten or a hundred times what fits, or a part of it
-- severity: warn
--
-- As after a decimal mark that was lost, or taken for one that groups thousands. An amount is
-- held against the payments and the other amounts of its case. Told of a file in which most of
-- the cases that can be compared are off in the same way, and at least three.
with scaled_cases as (
    select
        *,
        case
            when abs(stated_amount - 100 * fitting_amount) <= 0.5 then '100'
            when abs(stated_amount - 10 * fitting_amount) <= 0.05 then '10'
            when abs(10 * stated_amount - fitting_amount) <= 0.05 then '0.1'
            when abs(100 * stated_amount - fitting_amount) <= 0.5 then '0.01'
        end as scale
    from compared_amounts
    where abs(stated_amount) >= 1 and abs(fitting_amount) >= 1
),

scaled_files as (
    select
        load_id,
        source_file,
        column_name,
        scale,
        count(*) as scaled_count,
        sum(count(*)) over (partition by load_id, source_file, column_name) as compared_count
    from scaled_cases
    group by load_id, source_file, column_name, scale
)

select
    case_id,
    agency,
    scaled_cases.column_name,
    scaled_cases.scale,
    stated_amount,
    fitting_amount,
    scaled_cases.source_file,
    source_row
from scaled_cases
inner join scaled_files
    on
        scaled_cases.load_id = scaled_files.load_id
        and scaled_cases.source_file = scaled_files.source_file
        and scaled_cases.column_name = scaled_files.column_name
        and scaled_cases.scale = scaled_files.scale
where scaled_count >= 3 and 2 * scaled_count > compared_count
order by scaled_cases.source_file, scaled_cases.column_name, source_row, case_id, agency
