"""Tables drawn in a test, cells between bars, as typed rows and as a real store."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from dashboard.model import TABLES, Kind, Table
from dashboard.warehouse.store import Store

EXPORT_DAY = dt.date(2026, 10, 31)

_TYPES: Mapping[Kind, pl.DataType] = {
    "text": pl.String(),
    "code": pl.String(),
    "date": pl.Date(),
    "time": pl.Datetime("us"),
    "money": pl.Decimal(18, 2),
    "count": pl.Int64(),
    "flag": pl.Boolean(),
    "factor": pl.Decimal(18, 8),
}
_READ: Mapping[Kind, Callable[[str], Any]] = {
    "text": str,
    "code": str,
    "date": dt.date.fromisoformat,
    "time": dt.datetime.fromisoformat,
    "money": lambda text: Decimal(text.replace(" ", "")),
    "count": lambda text: int(text.replace(" ", "")),
    "flag": lambda text: {"yes": True, "no": False}[text],
    "factor": Decimal,
}


def rows(drawn: str, table: Table) -> list[dict[str, Any]]:
    """Read a drawn table: first the columns, then a row a line; a blank cell is null."""
    header, *lines = [line for line in drawn.splitlines() if line.strip()]
    names = [name.strip() for name in header.split("|")]
    kinds = [table[name].kind for name in names]
    return [
        {
            name: _READ[kind](cell.strip()) if cell.strip() else None
            for name, kind, cell in zip(names, kinds, line.split("|"), strict=True)
        }
        for line in lines
    ]


def with_defaults(
    cases: list[dict[str, Any]], payments: Iterable[Mapping[str, Any]] = ()
) -> list[dict[str, Any]]:
    """Fill what a case has to have and the drawing does not say.

    A number `C1`, `C2` …, a principal of 100, a running state where no closing day is drawn, and
    nothing paid; what is paid is
    left to the case's payments where it has any, and to the outstanding amount where one is drawn.
    """
    paid_on = {payment["case_id"] for payment in payments}
    whole = []
    for number, case in enumerate(cases, start=1):
        state = {} if case.get("closed_on") else {"state": "running"}
        filled = {"case_id": f"C{number}", "principal": Decimal(100)} | state | case
        if filled["case_id"] not in paid_on and filled.get("outstanding") is None:
            filled.setdefault("paid_total", Decimal(0))
        whole.append(filled)
    return whole


def frame(table: Table, found: list[dict[str, Any]]) -> pl.DataFrame:
    """Return rows as the typed frame that a draft takes in."""
    schema = {column.name: _TYPES[column.kind] for column in table.columns}
    typed = pl.DataFrame([{name: row.get(name) for name in schema} for row in found], schema=schema)
    numbers = pl.int_range(2, typed.height + 2).alias("source_row")
    return typed.with_columns(numbers, pl.lit(f"{table.name}.csv").alias("source_file"))


def make_store(
    folder: Path, tables: Mapping[str, list[dict[str, Any]]], export_day: dt.date = EXPORT_DAY
) -> Store:
    """Load rows of canonical tables into a store, all in one load."""
    store = Store(folder)
    with store.draft() as draft:
        for name, found in tables.items():
            draft.stage(name, frame(TABLES[name], found))
        draft.merge(export_day)
        draft.record({"loads": _load_row(export_day, tables)})
        draft.derive()
    return store


def _load_row(export_day: dt.date, tables: Mapping[str, list[dict[str, Any]]]) -> pl.DataFrame:
    count = sum(map(len, tables.values()))
    return pl.DataFrame(
        {
            "loaded_at": [dt.datetime(2026, 11, 1, 8)],
            "export_day": [export_day],
            "export_day_origin": ["given"],
            "row_count": [count],
            "stored_count": [count],
            "quarantined_count": [0],
        }
    )
