-- metric: Legal share
-- unit: percent
-- better: lower
-- needs: stage
--
-- Share of placed cases that have come to legal action or enforcement, by their stage or
-- by an event that says so. Null when no case was placed.
create or replace macro legal_share(is_legal) as
    share(count(*) filter (where is_legal), count(*))
