-- table: The bands that ages in days are shown in
--
-- Named from their edges, both included, so that names sort as the edges do.
-- Nought and less is one band: not due yet, or placed before the due date.
create or replace macro age_band(days) as
    case
        when days <= 0 then '000-000'
        when days <= 30 then '001-030'
        when days <= 60 then '031-060'
        when days <= 90 then '061-090'
        when days <= 120 then '091-120'
        when days > 120 then '121+'
    end
