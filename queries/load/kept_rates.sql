-- load: Stored rates that this load does not bring again
select *
from earlier_rates
where
    not exists (
        select 1
        from staged_rates
        where
            staged_rates.currency = earlier_rates.currency
            and staged_rates.base_currency = earlier_rates.base_currency
    )
