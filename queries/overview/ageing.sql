-- question: How old is what is outstanding?
-- grain: one row per band of days past due
-- needs: due_date
--
-- Days past due, not days since the invoice or since placement. Open cases only.
select
    overdue_band,
    outstanding_amount(outstanding, is_open) as outstanding_amount,
    open_case_count(is_open) as open_case_count
from selected_cases
where is_open
group by overdue_band
order by overdue_band
