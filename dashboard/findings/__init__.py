"""What stands out: candidates → expected → judged → ranked, told in sentences and in money."""
