-- metric: Departments
-- unit: count
-- better: neither
-- needs: department
--
-- Different departments with at least one placed case; cases that name none count as one.
create or replace macro department_count(department) as
    count(distinct department)
