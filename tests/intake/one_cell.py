"""One cell in, its value or the reason why it has none out."""

import polars as pl

from dashboard import refusals
from dashboard.intake.values import cells


def texts(*written: str | None) -> pl.Series:
    return pl.Series("cell", written, dtype=pl.String)


def one(reading: cells.Reading):
    """Return the value of the only cell, or the reason why it has none."""
    value = reading.values.item()
    if value is None and reading.faults.height:
        assert reading.faults["index"].to_list() == [0]
        return refusals.told(reading.faults["reason"].item())
    return value


def assert_reads(found, expected):
    if isinstance(expected, str):
        assert isinstance(found, str)
        assert found.startswith(expected)
    else:
        assert found == expected
        assert type(found) is type(expected)
