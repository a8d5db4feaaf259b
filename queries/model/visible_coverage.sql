-- model: How full each column is, for those who may see every department
--
-- The books count rows and amounts of all departments together, so a limited
-- scope sees none of them. What was worked out from other columns is counted where it
-- can be.
create or replace view visible_coverage as
select
    coverage.*,
    derived_counts.derived_count
from coverage
left join derived_counts
    on
        coverage.table_name = derived_counts.table_name
        and coverage.column_name = derived_counts.column_name
where coalesce(getvariable('scope_all'), false)
