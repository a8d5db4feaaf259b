-- question: How do the agencies compare?
-- grain: one row per agency
-- needs: agency
--
-- Agencies get different cases: a gap may be theirs or that of the claims they were given.
select
    agency,
    case_count(case_id) as case_count,
    placed_amount(principal) as placed_amount,
    collection_rate(collected_principal, principal) as collection_rate,
    collection_rate_90(collected_principal_90, principal, placed_on) as collection_rate_90
from selected_cases
group by agency
order by placed_amount desc, agency
