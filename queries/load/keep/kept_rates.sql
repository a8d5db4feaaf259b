-- load: Stored rates that this load does not bring again
select stood.* exclude (stood_row)
from earlier_rates as stood
anti join rates on stood.currency = rates.currency and stood.base_currency = rates.base_currency
anti join corrected_files as corrected
    on stood.load_id = corrected.load_id and stood.source_file = corrected.source_file
