-- table: What each export day told, per agency and currency
-- after: told_versions, overlapped_cases, export_days
--
-- Where two versions of a case hold on the same day, the one that began last counts,
-- then the one that was loaded last. Only such cases are looked at day by day.
create or replace table told_days as
with single_days as (
    select told_versions.*, export_days.export_day
    from told_versions
    inner join overlapped_cases
        on
            told_versions.agency = overlapped_cases.agency
            and told_versions.case_id = overlapped_cases.case_id
    inner join export_days
        on
            told_versions.agency = export_days.agency
            and export_days.export_day between told_versions.counted_day and told_versions.last_day
    qualify row_number() over (
        partition by told_versions.agency, told_versions.case_id, export_days.export_day
        order by first_day desc, load_id desc
    ) = 1
),

held_days as (
    select agency, currency, counted_day as first_day, last_day, is_closed, open_amount
    from told_versions
    anti join overlapped_cases
        on
            told_versions.agency = overlapped_cases.agency
            and told_versions.case_id = overlapped_cases.case_id
    union all
    select
        agency, currency, export_day as first_day, export_day as last_day, is_closed, open_amount
    from single_days
),

held_sums as (
    select
        agency, currency, first_day, last_day,
        count(*) as case_count,
        count(*) filter (where not is_closed) as open_case_count,
        sum(open_amount) as outstanding_amount
    from held_days
    group by agency, currency, first_day, last_day
)

select
    export_days.agency,
    export_days.export_day,
    held_sums.currency,
    cast(sum(case_count) as bigint) as case_count,
    cast(sum(open_case_count) as bigint) as open_case_count,
    cast(sum(outstanding_amount) as decimal(38, 2)) as outstanding_amount
from held_sums
inner join export_days
    on
        held_sums.agency = export_days.agency
        and export_days.export_day between held_sums.first_day and held_sums.last_day
group by export_days.agency, export_days.export_day, held_sums.currency
