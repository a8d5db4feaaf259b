-- load: The cases that several rows of a file make
--
-- A case is closed only when all its rows are, and as long as it is not its closed rows say
-- nothing on how it stands. It is disputed when any row is, and the dispute is settled when each
-- of those is. A word is that of the first row that has it. One slice is asked for at a time.
with claims as (
    select source_file, agency, case_id, bool_and(is_done) as is_closed
    from folding
    where slice = $1
    group by source_file, agency, case_id
),

claim_rows as (
    select
        folding.*,
        claims.is_closed,
        folding.is_done = claims.is_closed as tells_state,
        coalesce(folding.is_disputed, false)
        or folding.dispute_reason is not null
        or folding.disputed_on is not null as objects
    from folding
    inner join claims
        on
            folding.source_file = claims.source_file
            and folding.agency = claims.agency
            and folding.case_id = claims.case_id
),

told_cases as (
    select
        source_file,
        agency,
        case_id,
        min(columns('^(source_row|load_id|first_load_id)$')),
        min(columns('^(invoice_date|due_date|placed_on|disputed_on)$')),
        arg_min(columns('^(creditor|department|customer_.*|country|currency)$'), source_row),
        arg_min(columns('^(invoice_no|claim_type|comment)$'), source_row),
        arg_min(columns('^(status|stage|state)$'), source_row) filter (where tells_state),
        arg_min(close_reason, source_row) filter (where is_closed) as close_reason,
        max(closed_on) filter (where is_closed) as closed_on,
        bool_or(is_disputed) as is_disputed,
        arg_min(columns('^(dispute_reason.*|dispute_outcome)$'), source_row),
        arg_min(columns('^reason_(source|confidence)$'), source_row)
            filter (where objects or reason_source <> 'none'),
        case
            when bool_and(dispute_resolved_on is not null) filter (where objects)
                then max(dispute_resolved_on)
        end as dispute_resolved_on
    from claim_rows
    group by source_file, agency, case_id
)

select told_cases.*, amounts.* exclude (source_file, agency, case_id)
from told_cases
inner join folded_amounts as amounts
    on
        told_cases.source_file = amounts.source_file
        and told_cases.agency = amounts.agency
        and told_cases.case_id = amounts.case_id
