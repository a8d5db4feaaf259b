-- table: The bands that principals are shown in
--
-- A band is named from its edges so that names sort as the edges do; the
-- reader sees `000500-001000` as 500 – 1 000 and `250000+` as over 250 000.
-- The lower edges are those of the Norwegian scale of collection fees.
create or replace macro claim_size(amount) as
    case
        when amount <= 500 then '000000-000500'
        when amount <= 1000 then '000500-001000'
        when amount <= 2500 then '001000-002500'
        when amount <= 10000 then '002500-010000'
        when amount <= 50000 then '010000-050000'
        when amount <= 250000 then '050000-250000'
        when amount > 250000 then '250000+'
    end
