-- load: Stored payments that this load does not bring again
--
-- Equal rows are told apart only by how often they occur: of a row that is
-- stored n times and comes m times, n less m stay beside the m that came, so
-- that the greater of the two is kept and the same file twice changes nothing.
with numbered_payments as (
    select
        *,
        row_number() over (
            partition by case_id, paid_on, amount, kind, channel
            order by load_id, source_file, source_row
        ) as copy_number
    from earlier_payments
),

staged_counts as (
    select
        case_id,
        paid_on,
        amount,
        kind,
        channel,
        count(*) as copy_count
    from staged_payments
    group by case_id, paid_on, amount, kind, channel
)

select numbered_payments.* exclude (copy_number)
from numbered_payments
left join staged_counts
    on
        numbered_payments.case_id = staged_counts.case_id
        and numbered_payments.paid_on = staged_counts.paid_on
        and numbered_payments.amount = staged_counts.amount
        and numbered_payments.kind is not distinct from staged_counts.kind
        and numbered_payments.channel is not distinct from staged_counts.channel
where numbered_payments.copy_number > coalesce(staged_counts.copy_count, 0)
