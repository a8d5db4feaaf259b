-- table: Every word that cases are grouped and narrowed by, as one type
-- after: shown_currencies
--
-- Rows hold a word's number instead of its letters: they are narrow, and to sort, group and
-- compare them is to sort, group and compare numbers. Words are numbered in their own order.
-- The last ones are those that are worked out.
create type word as enum (
    with words as (
        select agency as word from cases
        union
        select currency from cases
        union
        select shown_currency from shown_currencies
        union
        select department from cases
        union
        select customer_type from cases
        union
        select country from cases
        union
        select claim_type from cases
        union
        select stage from cases
        union
        select state from cases
        union
        select close_reason from cases
        union
        select dispute_reason from cases
        union
        select reason_source from cases
        union
        select dispute_outcome from cases
        union
        select unnest([
            '', 'running', 'closed', 'UNKNOWN', 'code', 'none', 'told', 'payments', 'derived',
            'partial', 'principal_paid', 'full',
            'new', 'vanished', 'newly_disputed', 'amount_changed',
            '000-000', '001-030', '031-060', '061-090', '091-120', '121+',
            '000000-000500', '000500-001000', '001000-002500', '002500-010000',
            '010000-050000', '050000-250000', '250000+'
        ])
    )

    select word
    from words
    where word is not null
    order by word
)
