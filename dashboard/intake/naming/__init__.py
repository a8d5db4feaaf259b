"""What headings and words stand for, in six languages."""
