-- table: An amount in another currency, to the cent
--
-- An amount in its own currency is taken as it is: products need wide numbers, which cost as much
-- as sorting the cases does.
create or replace macro priced_amount(amount, rate) as
    case
        when rate = 1 then cast(amount as decimal(18, 2))
        else cast(amount * rate as decimal(18, 2))
    end
