-- model: The day that ages count up to
--
-- There is no clock in SQL. A comparison with an earlier period asks the same
-- question as of an earlier day.
create or replace macro export_day() as
    coalesce(getvariable('as_of'), (select export_day from store_info))
