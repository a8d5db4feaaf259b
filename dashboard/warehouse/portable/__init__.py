"""Questions in the words of other engines: the same file, another dialect."""
