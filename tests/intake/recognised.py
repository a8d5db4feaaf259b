"""Files drawn or read as a sample of cells, and what they are recognised as."""

from pathlib import Path

import polars as pl

from dashboard.intake.mapping import Mapping, TableMapping
from dashboard.intake.naming.columns import Recognised, recognise


def seen_as(drawn: str, **tables: TableMapping) -> Recognised:
    """Recognise a drawing: the headings in its first line, cells below, all between semicolons."""
    headers, *rows = [line.strip().split(";") for line in drawn.strip().splitlines()]
    headers = [header.strip() for header in headers]
    cells = {
        header: pl.Series([row[place].strip() or None for row in rows], dtype=pl.String)
        for place, header in enumerate(headers)
    }
    return recognise(Path("a.csv"), headers, pl.DataFrame(cells), Mapping(tables=tables))


def read(path: Path, delimiter: str) -> Recognised:
    text = pl.read_csv(path, separator=delimiter, infer_schema=False)
    sample = text.rename({name: name.lstrip("\ufeff") for name in text.columns})
    return recognise(path, sample.columns, sample, Mapping())


def confidence(seen: Recognised, column: str) -> str:
    return next(one.confidence for one in seen.matches if one.column == column)
