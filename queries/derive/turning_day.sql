-- table: The day that ends the part of a month a day is in: the month's last, or as the export day
--
-- Pages ask how things stood on such days, and of periods from one to another: what is summed
-- up from each to the next answers them all.
create or replace macro turning_day(day, export_day) as
    case
        when day is null then null
        when extract('day' from day) <= extract('day' from export_day)
            then
                least(
                    cast(date_trunc('month', day) as date)
                    + cast(extract('day' from export_day) as integer) - 1,
                    last_day(day)
                )
        else last_day(day)
    end
