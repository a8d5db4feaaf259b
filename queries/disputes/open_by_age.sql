-- question: How long have the open disputes been standing?
-- grain: one row per band of days in dispute
-- needs: disputed_on
select
    dispute_age_band,
    disputed_count(is_disputed) as disputed_count,
    disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount
from selected_cases
where is_dispute_open
group by dispute_age_band
order by dispute_age_band
