-- question: In which countries are claims collected?
-- grain: one row per country
-- needs: country
select
    country,
    case_count(case_id) as case_count,
    placed_amount(principal) as placed_amount,
    collection_rate(collected_principal, principal) as collection_rate,
    collection_rate_90(collected_principal_90, principal, placed_on) as collection_rate_90
from selected_cases
group by country
order by placed_amount desc, country
