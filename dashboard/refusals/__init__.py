"""Why a row may not be stored: a cause that is kept, and the words it is told in when shown.

What the store keeps of a refusal is its cause and the values that belong to it, as JSON; the
sentence is made where somebody reads it, in that reader's language.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard.i18n import _
from dashboard.model import columns_named
from dashboard.refusals.causes import CAUSES

_PARTED = " / "
# What a cause keeps of the rows it ran into, and how the columns of rejected rows name it.
_OF_REJECTED = {"value": "value", "other": "other_value", "row": "other_row", "file": "other_file"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refusal as it is kept: its cause, the columns at fault with their headers, its values.

    Earlier releases kept a sentence; such a one has no cause.
    """

    cause: str
    columns: tuple[str, ...]
    headers: tuple[str | None, ...]
    values: Mapping[str, Any]

    @property
    def place(self) -> str:
        """Return the columns at fault: the file's header, and the field's name for the reader."""
        return ", ".join(map(_named, self.columns, self.headers))

    @property
    def text(self) -> str:
        """Return what is wrong, and what to do about it."""
        filled = {"table": "…", "column": "…", "value": ""} | {
            name: "" if value is None else value for name, value in self.values.items()
        }
        if len(self.columns) == 1:
            filled["column"] = self.columns[0]
        if not self.cause:
            return str(self.values["sentence"])
        cause = CAUSES[self.cause]
        return f"{_(cause.problem, **filled)}. {_(cause.remedy, **filled)}"


def coded(cause: str, **values: object) -> str:
    """Return a refusal as it is kept; raises KeyError for a cause that nobody has words for."""
    return json.dumps({"cause": CAUSES[cause].name, **values}, ensure_ascii=False)


def placed(reasons: pl.Series, table: str, columns: Mapping[str, str | None]) -> pl.Series:
    """Return kept refusals with the columns at fault and the headers that the file has for them."""
    place = {"table": table, "columns": list(columns), "headers": list(columns.values())}
    known = {
        reason: json.dumps(json.loads(reason) | place, ensure_ascii=False)
        for reason in reasons.unique()
    }
    return reasons.replace_strict(known, return_dtype=pl.String)


def of_rejected(rejected: pl.DataFrame) -> pl.Series:
    """Return what to keep of rows that ran into others; raises KeyError for an unknown cause.

    `header` is the file's own for the column at fault, null where it has none.
    """
    for cause in rejected["cause"].unique():
        CAUSES[cause]
    kept = pl.struct(
        "cause",
        pl.col("table_name").alias("table"),
        pl.concat_list("column_name").alias("columns"),
        pl.concat_list("header").alias("headers"),
        *(pl.col(name).alias(told) for told, name in _OF_REJECTED.items()),
    )
    return rejected.select(kept.struct.json_encode()).to_series()


def read(reason: str, column: str | None = None) -> Refusal:
    """Return a kept refusal; of what an earlier release has kept, its sentence as it stands."""
    if not reason.startswith("{"):
        columns = tuple(column.split(_PARTED)) if column else ()
        return Refusal("", columns, (None,) * len(columns), {"sentence": reason})
    kept = json.loads(reason)
    columns, headers = kept.pop("columns", ()), kept.pop("headers", ())
    return Refusal(kept.pop("cause"), tuple(columns), tuple(headers), kept)


def told(reason: str) -> str:
    """Return a kept refusal in the reader's language: where, what is wrong, what to do."""
    return _told(read(reason), None)


def of_row(entry: Mapping[str, Any]) -> str:
    """Return what is wrong with an entry of quarantine, with its column and its value."""
    return _told(read(entry["reason"] or "", entry["column_name"]), entry["value"])


def line(entry: Mapping[str, Any]) -> str:
    """Return an entry of quarantine as one line, its file and row before what is wrong."""
    place = _("{file}, row {row}", file=entry["source_file"], row=entry["row_number"])
    return f"{place}{', ' if entry['column_name'] else ': '}{of_row(entry)}"


def _told(refusal: Refusal, value: str | None) -> str:
    where = refusal.place + (f" = {value!r}" if value is not None else "")
    return f"{where}: {refusal.text}" if where else refusal.text


def kind(entry: Mapping[str, Any]) -> str:
    """Return what entries have in common that are counted together: cause and columns."""
    refusal = read(entry["reason"] or "", entry["column_name"])
    return f"{refusal.cause or refusal.text} {refusal.place}"


def fields(columns: str) -> str:
    """Return the names of columns, as the reader knows them."""
    return _PARTED.join(map(field, columns.split(_PARTED)))


def field(column: str) -> str:
    """Return the name of a column as the reader knows it."""
    known = columns_named(column)
    return _(known[0].label) if known else column


def _named(column: str, header: str | None) -> str:
    name = field(column)
    if header is None or header.casefold() in (name.casefold(), ""):
        return header or name
    return _("{header} ({field})", header=header, field=name)
