-- question: How far have the open cases come?
-- grain: one row per stage
-- needs: stage
select
    stage,
    case_count(case_id) as case_count,
    outstanding_amount(outstanding, is_open) as outstanding_amount
from selected_cases
where is_open
group by stage
order by outstanding_amount desc, stage
