"""What a person gets to in a real browser."""
