-- load: Invoices and debtors of stored cases that this load does not bring again
--
-- A mended row that says of a case just what is stored brings none of its parts.
with told_again as (
    select came.agency, came.case_id
    from numbered_cases as came
    inner join matched on came.came_row = matched.came_row
    semi join mended on came.source_file = mended.came_file
    anti join case_parts on came.agency = case_parts.agency and came.case_id = case_parts.case_id
    where matched.fate = 'equal'
),

brought as (
    select agency, case_id from cases
    except all
    select agency, case_id from told_again
)

select parts.* exclude (stood_row)
from stood_case_parts as parts
anti join brought on parts.agency = brought.agency and parts.case_id = brought.case_id
anti join corrected_files as corrected
    on parts.load_id = corrected.load_id and parts.source_file = corrected.source_file
