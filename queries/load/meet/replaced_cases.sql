-- load: Stored cases as they stood until this load
--
-- What the same content told in another reading never stood so, but what a load before it told did.
select
    stood.* exclude (stood_row) replace (
        case when matched.fate = 'changed' then stood.load_id else stood.first_load_id end
        as load_id
    )
from stood_cases as stood
inner join matched on stood.stood_row = matched.stood_row
where
    matched.fate = 'changed'
    or matched.fate = 'corrected' and matched.stood_before and not matched.is_equal
