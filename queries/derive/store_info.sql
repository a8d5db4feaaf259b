-- table: What holds for the whole store: the export day and the currency shown first
--
-- The export day is what ages count up to: the latest one of the loads that still
-- have rows, so that a load whose rows have all been brought again no longer counts.
-- The main currency is the one that most cases are in, a stated one before none; equal
-- counts go by name.
create or replace table store_info as
with currencies as (
    select
        coalesce(currency, '') as currency,
        count(*) as case_count
    from cases
    group by coalesce(currency, '')
),

present_loads as (
    select load_id from cases
    union
    select load_id from payments
    union
    select load_id from events
)

select
    coalesce(
        (
            select max(loads.export_day)
            from loads
            where loads.load_id in (select present_loads.load_id from present_loads)
        ),
        (select max(loads.export_day) from loads)
    ) as export_day,
    (
        select currencies.currency
        from currencies
        order by currencies.currency = '', currencies.case_count desc, currencies.currency asc
        limit 1
    ) as main_currency
