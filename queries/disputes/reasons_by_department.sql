-- question: Which departments get which objections?
-- grain: one row per department and dispute reason
-- needs: department, is_disputed
--
-- Cases are all cases of the department, disputed or not: the base of the rate.
with departments as (
    select
        department,
        case_count(case_id) as department_cases
    from selected_cases
    group by department
)

select
    selected_cases.department,
    dispute_reason,
    disputed_count(is_disputed) as disputed_count,
    disputed_amount(principal, is_disputed) as disputed_amount,
    max(department_cases) as case_count,
    reason_rate(is_disputed, department_cases) as reason_rate
from selected_cases
inner join departments on selected_cases.department = departments.department
where is_disputed
group by selected_cases.department, dispute_reason
order by disputed_count desc, selected_cases.department, dispute_reason
