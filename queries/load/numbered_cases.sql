-- load: Cases of this load, numbered by file and row
--
-- Unlike the engine's own row numbers these stay what they are when other rows are deleted.
select
    cases.*,
    came_files.place * 1000000000000 + cases.source_row as came_row
from cases
inner join came_files on cases.source_file = came_files.source_file
