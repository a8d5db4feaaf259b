-- load: Case numbers that a named agency and somebody unnamed use for different claims
--
-- What names no agency is then another one's: neither takes the other's case over.
select came.case_id
from cases as came
inner join earlier_cases as stood
    on came.case_id = stood.case_id and (came.agency = '') <> (stood.agency = '')
where
    is_other_claim(
        came.customer_id, stood.customer_id, came.customer_name, stood.customer_name,
        came.placed_on, stood.placed_on
    )
