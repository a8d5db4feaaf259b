-- load: Cases of this load, numbered by file and row
select
    cases.*,
    came_row(came_files.place, cases.source_row) as came_row
from cases
inner join came_files on cases.source_file = came_files.source_file
