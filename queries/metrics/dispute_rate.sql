-- metric: Dispute rate
-- unit: percent
-- better: lower
-- needs: is_disputed
--
-- Share of placed cases that the customer has ever disputed. Counts cases, not money.
-- Its base is cases in collection, not invoices issued, so it is far above any rate per
-- invoice. Null when no case was placed.
create or replace macro dispute_rate(is_disputed) as
    share(count(*) filter (where is_disputed), count(*))
