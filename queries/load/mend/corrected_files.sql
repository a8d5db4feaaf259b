-- load: Earlier readings of the contents that this load brings again
--
-- What such a reading has stored and this one does not bring was read wrongly: it goes.
select distinct load_id, source_file
from earlier_load_files
where list_contains($1, sha256)
