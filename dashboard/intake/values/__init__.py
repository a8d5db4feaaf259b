"""Text cells as values: how a column writes its numbers and days, and what each cell is."""
