-- load: The agency of case numbers that some row does not name it for
--
-- Cases tell; where none does, the payments and events tell, if they agree. Of several agencies
-- the first one takes over the case that is stored without one; for the rows of this load that
-- name none the number is then shared. A number that is used for different claims names nobody.
select
    tellings.case_id,
    coalesce(
        arg_min(tellings.agency, tellings.place) filter (where tellings.is_case),
        case when min(tellings.agency) = max(tellings.agency) then min(tellings.agency) end
    ) as agency,
    coalesce(
        min(tellings.agency) filter (where tellings.is_case)
        <> max(tellings.agency) filter (where tellings.is_case),
        false
    ) as is_shared
from tellings
semi join nameless on tellings.case_id = nameless.case_id
anti join strangers on tellings.case_id = strangers.case_id
group by tellings.case_id
