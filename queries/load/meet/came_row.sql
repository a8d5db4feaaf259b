-- load: The number of a row of this load, by the place of its file and its row there
--
-- Unlike the engine's own row numbers it stays what it is when other rows are deleted.
create temp macro came_row(place, source_row) as
    place * 1000000000000 + source_row
