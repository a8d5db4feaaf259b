-- table: Files' own totals beside what their rows sum to, rows mended since included
--
-- A cell that could not be read was no part of the sum; mended, it is. What a total sums is
-- found by what agrees: the whole file, or the rows since the total before it.
create or replace table told_totals as
with numbered as (
    select
        *,
        lag(row_number, 1, 0) over (
            partition by load_id, source_file, column_name order by row_number
        ) as row_before
    from load_totals
),

added as (
    select
        numbered.load_id,
        numbered.source_file,
        numbered.column_name,
        numbered.row_number,
        sum(mended.amount) as whole_amount,
        coalesce(
            sum(mended.amount) filter (
                where mended.row_number between numbered.row_before and numbered.row_number
            ),
            0
        ) as group_amount
    from numbered
    inner join mended_amounts as mended
        on
            numbered.load_id = mended.load_id
            and numbered.source_file = mended.source_file
            and numbered.column_name = mended.column_name
    group by all
)

select
    load_totals.* replace (
        load_totals.summed_amount + case
            when load_totals.told_amount = load_totals.summed_amount then 0
            when load_totals.told_amount = load_totals.summed_amount + added.whole_amount
                then added.whole_amount
            else coalesce(added.group_amount, 0)
        end as summed_amount
    )
from load_totals
left join added
    on
        load_totals.load_id = added.load_id
        and load_totals.source_file = added.source_file
        and load_totals.column_name = added.column_name
        and load_totals.row_number = added.row_number
