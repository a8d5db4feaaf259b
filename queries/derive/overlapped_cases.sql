-- table: Cases that two versions hold for on the same day, as after an export that came late
-- after: told_versions
create or replace view overlapped_cases as
with reached_versions as (
    select
        told_versions.agency,
        told_versions.case_id,
        first_day,
        max(last_day) over (
            partition by told_versions.agency, told_versions.case_id
            order by first_day, told_versions.load_id
            rows between unbounded preceding and 1 preceding
        ) as reached_day
    from told_versions
    semi join past_cases
        on told_versions.agency = past_cases.agency and told_versions.case_id = past_cases.case_id
)

select distinct agency, case_id
from reached_versions
where first_day <= reached_day
