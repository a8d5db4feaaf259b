-- load: Cases that another file of the same load tells first, alike in every field
--
-- The first telling stays, the others are counted as told again. What differs from it in any
-- field is no such row.
with crowd as (
    select
        cases.source_file,
        cases.source_row,
        cases.agency,
        cases.case_id,
        came_files.place,
        hash(*columns(
            cases.* exclude (source_file, source_row, load_id, first_load_id)
        )) as content
    from cases
    semi join crowded_numbers as crowded
        on cases.agency = crowded.agency and cases.case_id = crowded.case_id
    inner join came_files on cases.source_file = came_files.source_file
)

select
    source_file,
    source_row
from crowd
window again as (partition by agency, case_id order by place, source_row)
qualify
    content = first_value(content) over again
    and source_file <> first_value(source_file) over again
