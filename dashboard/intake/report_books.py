"""The books of a file as lines: what was read, and what became of it, under each other."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dashboard import formats
from dashboard.i18n import _
from dashboard.intake.reconcile import Sum
from dashboard.intake.summary import FileSummary
from dashboard.intake.totals import ToldTotal
from dashboard.model import TABLES


def book_lines(file: FileSummary) -> Iterator[str]:
    """Yield the equation read = stored + quarantined of the rows, and what else a line may be."""
    books = file.books
    parts = {"rows": _("read"), "stored": _("stored"), "quarantined": _("quarantined")}
    if books.folded_count:
        parts["folded"] = _("folded")
    counts = Sum(
        read=Decimal(books.row_count),
        stored=Decimal(books.stored_count),
        quarantined=Decimal(books.quarantined_count),
        folded=Decimal(books.folded_count),
        non_rows=Decimal(books.non_row_count),
    )
    totals = file.own_totals()
    grid = [["", *_equation(list(parts.values())), ""]]
    for name, one in {"": counts, **books.sums}.items():
        write = formats.decimal if name else _whole
        note = ", ".join(_notes(one, totals.get(name)))
        first = label(file, name) if name else _("rows")
        grid.append([first, *_equation([write(getattr(one, part)) for part in parts]), note])
    yield from _aligned(grid)
    if books.non_row_count:
        yield _(
            "  lines that are no rows, such as totals: {count}",
            count=formats.count(books.non_row_count),
        )


def _notes(one: Sum, total: ToldTotal | None) -> Iterator[str]:
    if one.unreadable:
        yield _("and {count} unreadable", count=one.unreadable)
    if total:
        yield _("the file's own total: {told}", told=formats.decimal(total.told))


def _equation(cells: Sequence[str]) -> Iterator[str]:
    for place, cell in enumerate(cells):
        if place:
            yield "=" if place == 1 else "+"
        yield cell


def _whole(number: Decimal) -> str:
    return formats.count(int(number))


def _aligned(grid: list[list[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    for first, *others, note in grid:
        name = first.ljust(widths[0])
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:-1], strict=True))
        yield f"  {name}  {' '.join(cells)} {note}".rstrip()


def label(file: FileSummary, column: str) -> str:
    """Return a column of a table as the reader's language calls it."""
    table = TABLES[file.table]
    return _(table[column].label) if column in table.names else column
