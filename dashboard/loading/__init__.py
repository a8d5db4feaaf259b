"""Loading in a terminal: at once, as a trial, or whenever a file arrives; and what to mend."""
