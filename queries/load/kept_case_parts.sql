-- load: Invoices and debtors of stored cases that this load does not bring again
select parts.* exclude (stood_row)
from stood_case_parts as parts
anti join cases on parts.agency = cases.agency and parts.case_id = cases.case_id
