-- metric: Open cases
-- unit: count
-- better: neither
--
-- Cases that no agency has closed by the export day.
create or replace macro open_case_count(is_open) as
    count(*) filter (where is_open)
