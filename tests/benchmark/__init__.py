"""How long Standout takes, against plain DuckDB doing the same in the same run.

`python -m tests.benchmark --cases 100000 --cases 1000000` makes exports of the sample company of
each size, loads them, and prints medians with the quickest and slowest round, and ratios. Plain is
DuckDB reading the files with their types told, and DuckDB asked the same questions one after
another of unsorted tables of the same rows, with nothing remembered.
"""
