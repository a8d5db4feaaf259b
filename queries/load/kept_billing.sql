-- load: Stored months of departments that this load does not bring again
select *
from earlier_billing
where
    not exists (
        select 1
        from staged_billing
        where
            staged_billing.department = earlier_billing.department
            and staged_billing.month = earlier_billing.month
    )
