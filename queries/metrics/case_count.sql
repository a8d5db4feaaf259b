-- metric: Cases
-- unit: count
-- better: neither
-- dated: yes
--
-- Cases placed with an agency, open and closed. Nought when none was.
create or replace macro case_count(case_id) as
    count(case_id)
