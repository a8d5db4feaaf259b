"""What a load did, and the lines that tell it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import polars as pl

from dashboard import formats
from dashboard.i18n import _, mark
from dashboard.intake.quarantine import ENTRIES
from dashboard.intake.reconcile import Reconciliation

_ORIGINS = {
    "given": mark("given with --as-of"),
    "file": mark("stated by the file or its mapping"),
    "latest date": mark("the latest date in the files"),
}


@dataclass(frozen=True, slots=True)
class FileSummary:
    """What became of one file."""

    name: str
    table: str
    sha256: str
    mapping_sha256: str
    mapping: str
    unused_headers: tuple[str, ...]
    absent_headers: tuple[str, ...]
    books: Reconciliation


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What a load did.

    `skipped` names files that were loaded in the same way before. `entries` are the first few
    rows of quarantine. Without files nothing was written and `version` is empty.
    """

    files: tuple[FileSummary, ...]
    skipped: tuple[str, ...] = ()
    export_day: dt.date | None = None
    export_day_origin: str | None = None
    version: str = ""
    store: Path = Path()
    entries: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=ENTRIES))

    @property
    def quarantined_count(self) -> int:
        """Return how many rows ended in quarantine."""
        return sum(file.books.quarantined_count for file in self.files)

    def first_reasons(self) -> Iterator[str]:
        """Yield a line for each of the first few entries of quarantine."""
        for entry in self.entries.iter_rows(named=True):
            yield _entry_line(entry["source_file"], entry)


def lines(summary: LoadSummary) -> Iterator[str]:
    """Yield the summary line by line."""
    for name in summary.skipped:
        yield _("{file}: loaded before in the same way; nothing was changed.", file=name)
    for file in summary.files:
        yield from _file_lines(file)
    yield from _quarantine_lines(summary)
    if summary.files:
        yield _day_line(summary)
        yield _("Store: {folder}, version {file}", folder=summary.store, file=summary.version)


def _file_lines(file: FileSummary) -> Iterator[str]:
    books = file.books
    yield _("{file} → {table}", file=file.name, table=file.table) + (
        _(" (mapping {mapping})", mapping=file.mapping) if file.mapping else ""
    )
    yield from _table(
        [_book_row(_("rows"), books.row_count, books.stored_count, books.quarantined_count)]
        + [
            _book_row(name, one.read, one.stored, one.quarantined, one.unreadable)
            for name, one in books.sums.items()
        ]
    )
    if file.absent_headers:
        yield _(
            "  not in the file, though the mapping names them: {headers}",
            headers=", ".join(file.absent_headers),
        )
    if file.unused_headers:
        yield _("  not used: {headers}", headers=", ".join(file.unused_headers))


def _book_row(
    name: str,
    read: int | Decimal,
    stored: int | Decimal,
    quarantined: int | Decimal,
    unreadable: int = 0,
) -> list[str]:
    note = _("and {count} unreadable", count=unreadable) if unreadable else ""
    return [name, _number(read), "=", _number(stored), "+", _number(quarantined), note]


def _table(rows: list[list[str]]) -> Iterator[str]:
    header = ["", _("read"), "=", _("stored"), "+", _("quarantined"), ""]
    grid = [header, *rows]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    for first, *others in grid:
        name = first.ljust(widths[0])
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield f"  {name}  {' '.join(cells)}".rstrip()


def _number(value: int | Decimal) -> str:
    return formats.count(value) if isinstance(value, int) else formats.decimal(value)


def _quarantine_lines(summary: LoadSummary) -> Iterator[str]:
    if not summary.quarantined_count:
        return
    yield _("Rows in quarantine: {count}. The first:", count=summary.quarantined_count)
    for line in summary.first_reasons():
        yield f"  {line}"


def _entry_line(file: str, entry: dict[str, object]) -> str:
    place = _("{file}, row {row}", file=file, row=entry["row_number"])
    column = f", {entry['column_name']}" if entry["column_name"] else ""
    value = f" = {entry['value']!r}" if entry["value"] is not None else ""
    return f"{place}{column}{value}: {entry['reason']}"


def _day_line(summary: LoadSummary) -> str:
    if summary.export_day is None or summary.export_day_origin is None:
        return _("Export day: that of the loads before")
    return _(
        "Export day: {day}, {origin}",
        day=summary.export_day.isoformat(),
        origin=_(_ORIGINS[summary.export_day_origin]),
    )
