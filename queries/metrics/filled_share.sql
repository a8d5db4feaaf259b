-- metric: Filled
-- unit: percent
-- better: higher
--
-- Share of the loaded rows that state a value in the column. Null when no row was loaded.
create or replace macro filled_share(filled_count, row_count) as
    share(sum(filled_count), sum(row_count))
