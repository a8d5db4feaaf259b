-- table: Cases numbered in the order they lie in
-- after: case_facts
--
-- Numbering while sorting would sort by one core alone.
update case_facts set case_key = rowid + 1
