-- model: The rows that the selected cases were put together from: invoices and co-debtors
-- after: selected_cases
create or replace view selected_parts as
select case_parts.*
from case_parts
semi join selected_cases
    on case_parts.agency = selected_cases.agency and case_parts.case_id = selected_cases.case_id
