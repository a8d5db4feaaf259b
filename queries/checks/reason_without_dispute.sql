-- check: A dispute reason on a case that is said not to be disputed
-- severity: warn
--
-- What the export says of the dispute itself counts: the case is not taken as disputed.
select
    cases.case_id,
    cases.agency,
    visible_cases.department,
    cases.dispute_reason
from cases
inner join visible_cases
    on cases.agency = visible_cases.agency and cases.case_id = visible_cases.case_id
where
    visible_cases.shown_currency = visible_cases.currency
    and cases.dispute_reason is not null
    and not visible_cases.is_disputed
order by cases.case_id, cases.agency
