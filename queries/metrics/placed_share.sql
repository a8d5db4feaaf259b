-- metric: Placed share of billed
-- unit: percent
-- better: lower
-- needs: billing.billed_amount
--
-- Principal placed as a share of the amount billed by the department in the same months.
-- Billed amounts are taken to be in the currency shown. Null when nothing was billed.
create or replace macro placed_share(placed_amount, billed_amount) as
    share(sum(placed_amount), sum(billed_amount))
