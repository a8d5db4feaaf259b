"""The way in: read, recognise, check, store; every row ends in the tables or in quarantine."""
