-- table: The ledger summed up over cases alike, from one turning day to the next
-- after: ledger, turning_day
--
-- What is asked of no case by itself is asked of this: its columns are named as those of cases
-- and ledger, and a day in it is the turning day on which that day is over.
create or replace table ledger_groups as
with days as (
    select
        case_facts.shown_currency,
        department, agency, country, claim_type, customer_type, dispute_reason, is_disputed,
        turning_day(placed_on, export_day) as placed_on,
        turning_day(begins_on, export_day) as begins_on,
        turning_day(moved_on, export_day) as moved_on,
        kind, amount,
        turning_day(disputed_from, export_day) as disputed_from,
        turning_day(disputed_until, export_day) as disputed_until
    from ledger
    inner join case_facts on ledger.case_key = case_facts.case_key
    cross join store_info
)

select
    * exclude (amount),
    sum(amount) as amount
from days
group by all
order by shown_currency, department, agency, placed_on
