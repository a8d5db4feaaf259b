"""Which row names the columns: above the values, below titles and notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import FileUnreadable, HeaderMissing, HeaderUnusable
from dashboard.i18n import _
from dashboard.intake.files.batch import named
from dashboard.intake.words import folded

LOOKED_AT = 200
_SHOWN_CELLS = 6
_SIGN = r"(?:kr\.?|nok|sek|dkk|eur|usd|gbp|chf|€|\$|£)"
_NUMBER = re.compile(
    rf"[-+−–(]*\s*{_SIGN}?\s*[-+−–]?\d[\d\s.,'’]*-?\s*(?:{_SIGN}|%)?\s*[-−)]?", re.IGNORECASE
)
_DAY = re.compile(r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}(?:[T ].*)?")

Row = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns, the row they are in (1 = the first), and what stands above."""

    names: tuple[str, ...]
    row: int
    preamble: tuple[str, ...]


def header_of(
    rows: Sequence[Row], shown: Path, told: int | None = None, *, is_grid: bool = False
) -> Header:
    """Find the header among the first rows of a file, or take the row that was told.

    In a grid, all rows are equally wide and names may stand over two rows. Raises HeaderMissing
    where no row names the columns, HeaderUnusable where two columns have the same name.
    """
    place = _told(rows, shown, told) if told else _found(rows)
    if place is None:
        raise _missing(rows, shown)
    names, last = _over_two_rows(rows, place) if is_grid and not told else (rows[place], place)
    first = place
    if is_grid and last == place:
        first, names = _below_groups(rows, place)
    header = Header(named(names), last + 1, tuple(map(_joined, filter(any, _filled(rows, first)))))
    _check_names(shown, header)
    return header


def is_value(cell: str) -> bool:
    """Return whether a cell is a number, an amount or a day: nothing that names a column."""
    return bool(_NUMBER.fullmatch(cell.strip())) or is_day(cell)


def is_day(cell: str) -> bool:
    """Return whether a cell is a day in digits, with or without a time."""
    return bool(_DAY.fullmatch(cell.strip()))


def cells_in(row: Row) -> list[str]:
    """Return the filled cells of a row, outer blanks removed."""
    return [text for cell in row if cell and (text := cell.strip())]


def _filled(rows: Sequence[Row], before: int) -> list[list[str]]:
    return [cells_in(row) for row in rows[:before]]


def _joined(cells: list[str]) -> str:
    return " ".join(cells)


def _told(rows: Sequence[Row], shown: Path, number: int) -> int:
    if number > len(rows) or not cells_in(rows[number - 1]):
        raise FileUnreadable(
            shown,
            _("row {row}, which header_row tells to name the columns, is empty.", row=number),
            _("Correct header_row under [file] in the mapping, or leave it out."),
        )
    return number - 1


def _found(rows: Sequence[Row]) -> int | None:
    """Return the place of the first row of words that is as wide as the table below it."""
    filled = [cells_in(row) for row in rows]
    width = max(map(len, filled), default=0)
    has_values = [any(map(is_value, cells)) for cells in filled]
    full_rows = [place for place, cells in enumerate(filled) if len(cells) * 4 >= width * 3]
    first_values = next((place for place in full_rows if has_values[place]), len(rows))
    wide = [
        place
        for place, cells in enumerate(filled[:first_values])
        if cells and not has_values[place] and (len(cells) * 2 > width or len(cells) == width)
    ]
    if wide and wide[0] not in full_rows and first_values < len(rows):
        # Pairs of words above a narrow table look like a header until it comes.
        return next((place for place in wide if len(filled[place]) == width), wide[0])
    return wide[0] if wide else None


def _missing(rows: Sequence[Row], shown: Path) -> Exception:
    for number, row in enumerate(rows, 1):
        if cells := cells_in(row):
            return HeaderMissing(shown, number, " | ".join(cells[:_SHOWN_CELLS]))
    return FileUnreadable(shown, _("there is no filled row in it."))


def _over_two_rows(rows: Sequence[Row], place: int) -> tuple[Row, int]:
    """Return names that go on in the row below, where cells above them are merged or blank."""
    upper = rows[place]
    lower = rows[place + 1] if place + 1 < len(rows) else ()
    below = cells_in(lower)
    if (
        len(below) < 2
        or _is_filled(lower[0])
        or any(map(is_value, below))
        or not any(_is_filled(one) for name, one in zip(upper, lower, strict=True) if not name)
    ):
        return upper, place
    return _named_by_groups(upper, lower), place + 1


def _below_groups(rows: Sequence[Row], place: int) -> tuple[int, Row]:
    """Return names that lack what the row above them has: a name, or the group they are in."""
    lower = rows[place]
    upper = rows[place - 1] if place else ()
    names = [folded(cell) for cell in cells_in(lower)]
    is_short = any(not _is_filled(one) and _is_filled(above) for one, above in _pairs(lower, upper))
    if len(cells_in(upper)) < 2 or not (is_short or len(set(names)) < len(names)):
        return place, lower
    return place - 1, _named_by_groups(upper, lower)


def _named_by_groups(upper: Row, lower: Row) -> Row:
    """Join two rows of names; a group's name is used where it tells two columns apart."""
    words = [folded(cell) for cell in cells_in(lower)]
    names: list[str | None] = []
    group = ""
    for below, above in _pairs(lower, upper):
        group = above or group
        if not below:
            names.append(above)
        elif words.count(folded(below)) > 1 and group:
            names.append(f"{group.strip()} {below.strip()}")
        else:
            names.append(below)
    return names


def _pairs(lower: Row, upper: Row) -> list[tuple[str | None, str | None]]:
    return list(zip(lower, upper, strict=False))


def _is_filled(cell: str | None) -> bool:
    return bool(cell and cell.strip())


def _check_names(shown: Path, header: Header) -> None:
    if repeated := repeated_in(header.names):
        raise HeaderUnusable(shown, repeated, header.row)


def repeated_in(names: Sequence[str]) -> list[str]:
    """Return the names that stand there more than once, each as it is written."""
    words = [folded(name) for name in names]
    return list(dict.fromkeys(name for name in names if words.count(folded(name)) > 1))
