-- load: Stored payments that this load does not bring again
--
-- Equal rows are told apart only by how often they occur: of a row that is
-- stored n times and comes m times, n less m stay beside the m that came, so
-- that the greater of the two is kept and the same file twice changes nothing. A mended row was
-- never stored and comes beside them; an earlier reading of the same content counts no
-- more, except for rows that this reading cannot place.
with came as (
    select agency, case_id, paid_on, amount, kind, channel, count(*) as copy_count
    from payments
    anti join added_rows
        on
            payments.source_file = added_rows.source_file
            and payments.source_row = added_rows.source_row
    group by agency, case_id, paid_on, amount, kind, channel
),

counted as (
    select stood_payments.*, coalesce(came.copy_count, 0) as copy_count
    from stood_payments
    left join came
        on
            stood_payments.agency = came.agency
            and stood_payments.case_id = came.case_id
            and stood_payments.paid_on = came.paid_on
            and stood_payments.amount = came.amount
            and stood_payments.kind is not distinct from came.kind
            and stood_payments.channel is not distinct from came.channel
    left join rejected
        on
            rejected.table_name = 'payments'
            and stood_payments.source_file = rejected.source_file
            and stood_payments.source_row = rejected.source_row
    anti join corrected_files as corrected
        on
            stood_payments.load_id = corrected.load_id
            and stood_payments.source_file = corrected.source_file
            and rejected.source_row is null
),

numbered as (
    select
        *,
        row_number() over (
            partition by agency, case_id, paid_on, amount, kind, channel
            order by load_id, source_file, source_row
        ) as copy_number
    from counted
    where copy_count > 0
)

select * exclude (copy_count, stood_row)
from counted
where copy_count = 0
union all by name
select * exclude (copy_count, copy_number, stood_row)
from numbered
where copy_number > copy_count
