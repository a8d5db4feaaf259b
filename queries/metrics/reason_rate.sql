-- metric: Rate of this reason
-- unit: percent
-- better: lower
-- needs: dispute_reason
--
-- Share of the department's cases that were disputed for this reason. The rates of all
-- reasons sum to the department's dispute rate. Null when the department has no case.
create or replace macro reason_rate(is_disputed, department_cases) as
    share(count(*) filter (where is_disputed), max(department_cases))
