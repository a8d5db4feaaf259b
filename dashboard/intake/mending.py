"""Rows of quarantine as files that a person can mend and load again."""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import polars as pl

from dashboard import refusals
from dashboard.intake.files.mended import (
    COLUMNS,
    FILE,
    LOAD,
    REASON,
    ROW,
    SURPLUS,
    original_headers,
)
from dashboard.intake.words import folded

# What the store adds to a row that it did not take.
_ORIGIN = {"load_id", "source_row", "source_file"}
# A spreadsheet runs text that begins so, unless it is a number with its sign. Text gets an
# apostrophe before it, and so does text that would otherwise lose one of its own on the way back.
_RISKY = r"^'*[=+\-@\t\r\n]"
_SIGNED = r"^[+\-][\d\s.,’]*$"
_NO_NAME = re.compile(r"[^\w.,()+ -]+")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of quarantine; `cells` lie under `headers` as far as there are any."""

    file: str
    number: int
    reasons: str
    headers: tuple[str, ...]
    cells: tuple[str, ...]
    is_typed: bool = False
    load: str = ""


def files(
    entries: pl.DataFrame, headers: Mapping[str, Sequence[str]] | None = None
) -> dict[str, bytes]:
    """Return a CSV file per file that has rows in quarantine: file name to content.

    `entries` has the columns of quarantine, and `load_id` where it tells files of one name apart.
    Each row stands there once, under its own headers, with its origin and its reasons behind it.
    `headers` tells those of files of which only rows that fit no header are in quarantine.
    """
    rows = list(_rows(entries))
    known = {file: original_headers(names) for file, names in (headers or {}).items()}
    known |= {row.file: row.headers for row in rows if row.headers and not row.is_typed}
    sheets: dict[tuple[str, tuple[str, ...]], list[_Row]] = {}
    for row in rows:
        names = row.headers or known.get(row.file, ())
        sheets.setdefault((row.file, names), []).append(row)
    made: dict[str, bytes] = {}
    for (file, names), its_rows in sheets.items():
        made[_file_name(file, made)] = _written(names, its_rows)
    return made


def _rows(entries: pl.DataFrame) -> Iterator[_Row]:
    """Yield each row once, in the order of its file; a row whose cells nobody kept is left out."""
    place = [name for name in ("load_id", "source_file", "row_number") if name in entries.columns]
    each = (
        entries.with_columns(_reasons(entries))
        .filter(pl.col("cells").is_not_null())
        .group_by(place, maintain_order=True)
        .agg(
            pl.col("reason").unique(maintain_order=True).str.join("; "),
            pl.col("cells").first(),
        )
        .sort("source_file", "row_number", maintain_order=True)
    )
    for row in each.iter_rows(named=True):
        found = _row(row["source_file"], row["row_number"], row["reason"], row["cells"])
        yield replace(found, load=str(row.get("load_id", "")))


def _reasons(entries: pl.DataFrame) -> pl.Series:
    told = [refusals.of_row(one) for one in entries.iter_rows(named=True)]
    return pl.Series("reason", told, pl.String)


def _row(file: str, number: int, reasons: str, kept: str) -> _Row:
    found = json.loads(kept, parse_float=str, parse_int=str)
    if isinstance(found, list):
        return _Row(file, number, reasons, (), tuple(map(_text, found)))
    is_typed = "source_row" in found and "source_file" in found
    extra = _ORIGIN if is_typed else COLUMNS
    named = {name: _text(value) for name, value in found.items() if folded(name) not in extra}
    return _Row(file, number, reasons, tuple(named), tuple(named.values()), is_typed)


def _text(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def _written(headers: tuple[str, ...], rows: Sequence[_Row]) -> bytes:
    """Write rows under their headers; each file is one that Nordic spreadsheets open as it is."""
    width = len(headers) or max(len(row.cells) for row in rows)
    names = headers or tuple(f"column {place}" for place in range(1, width + 1))
    columns = {
        name: [row.cells[place] if place < len(row.cells) else "" for row in rows]
        for place, name in enumerate(names)
        if not _is_left_out(place, rows)
    }
    columns[FILE] = [row.file for row in rows]
    columns[ROW] = [str(row.number) for row in rows]
    if any(row.load for row in rows):
        columns[LOAD] = [row.load for row in rows]
    columns[REASON] = [row.reasons for row in rows]
    surplus = [";".join(row.cells[width:]) for row in rows]
    if any(surplus):
        columns[SURPLUS] = surplus
    table = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    buffer = BytesIO()
    _safe(table).write_csv(buffer, include_bom=True, separator=";")
    return buffer.getvalue()


def _is_left_out(place: int, rows: Sequence[_Row]) -> bool:
    """Return whether a column says nothing: those of a table that the file never had."""
    return all(row.is_typed and not row.cells[place] for row in rows)


def _safe(table: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before what a spreadsheet would run as a formula, headers too."""
    texts = pl.col(pl.String)
    is_risky = texts.str.contains(_RISKY) & ~texts.str.contains(_SIGNED)
    held = pl.when(is_risky).then("'" + texts).when(texts != "").then(texts)
    headers = {name: f"'{name}" for name in table.columns if re.match(_RISKY, name)}
    return table.with_columns(held.name.keep()).rename(headers)


def _file_name(file: str, taken: Collection[str]) -> str:
    """Return a name of its own for what comes out of a file; loaded again it supersedes nothing."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,7}$", "", file)
    name = _NO_NAME.sub("_", stem).strip(" ._") or "rows"
    number = 1
    while (told := f"{name}.mend{number if number > 1 else ''}.csv") in taken:
        number += 1
    return told
