-- load: Stored months of departments that this load does not bring again
select stood.* exclude (stood_row)
from earlier_billing as stood
anti join billing on stood.department = billing.department and stood.month = billing.month
anti join corrected_files as corrected
    on stood.load_id = corrected.load_id and stood.source_file = corrected.source_file
