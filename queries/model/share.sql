-- model: The one place that divides
--
-- Null when the whole is nothing: "no cases" never reads as "0 %".
create or replace macro share(part, whole) as
    cast(part as double) / nullif(cast(whole as double), 0)
