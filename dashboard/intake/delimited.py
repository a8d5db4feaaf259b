"""CSV: bytes to text cells, row by row, without guessing what the cells mean."""

import codecs
import csv
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import polars as pl

from dashboard.errors import FileUnreadable
from dashboard.i18n import _
from dashboard.intake.batch import BATCH_ROWS, Batch, Unreadable, batch_of, named
from dashboard.intake.mapping import Dialect
from dashboard.intake.words import folded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = (";", "\t", "|", ",")
_PROBE_BYTES = 1 << 16
# Bytes that no text has, in any of the single-byte encodings and in UTF-8.
_JUNK = frozenset(range(9)) | {14, 15, 16}
_WIDE = ("utf-16", "utf_16", "utf-32", "utf_32")
# Stands for bytes that are no character; Unicode keeps this one free of meaning.
_UNDECODABLE = "\ufdd0"
# A quote that is never closed would otherwise swallow the rest of the file.
_MOST_LINES = 500

codecs.register_error("standout", lambda error: (_UNDECODABLE, getattr(error, "end", 0)))


def open_delimited(path: Path, dialect: Dialect) -> "Delimited":
    """Open a CSV file; encoding and delimiter are found where the mapping does not give them."""
    with path.open("rb") as content:
        probe = content.read(_PROBE_BYTES)
    encoding = _encoding(path, probe, dialect)
    with _text(path, encoding) as text:
        delimiter = dialect.delimiter or _delimiter(text.readline())
    with _text(path, encoding) as text:
        header = next(_Records(text, delimiter), [])
    if not any(cell.strip() for cell in header):
        raise FileUnreadable(path, _("row 1 is empty; it has to name the columns."))
    return Delimited(path, encoding, delimiter, named(header))


@contextmanager
def _text(path: Path, encoding: str) -> Iterator[TextIO]:
    try:
        with path.open(encoding=encoding, errors="standout", newline="") as text:
            yield text
    except UnicodeError as error:
        reason = _(
            "the content is no {encoding} text ({error}); name another encoding under [file] in the"
            " mapping, such as utf-8, cp1252 or utf-16-le.",
            encoding=encoding,
            error=error,
        )
        raise FileUnreadable(path, reason) from error


def _encoding(path: Path, probe: bytes, dialect: Dialect) -> str:
    for mark, name in _BOMS:
        if probe.startswith(mark):
            return name
    if dialect.encoding and folded(dialect.encoding).startswith(_WIDE):
        return dialect.encoding
    if not _JUNK.isdisjoint(probe):
        raise FileUnreadable(path, _("the content is not text; is it really a CSV file?"))
    return dialect.encoding or ("utf-8" if _is_utf8(path) else "cp1252")


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as content:
        try:
            while chunk := content.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _delimiter(line: str) -> str:
    """Return the delimiter that cuts the header line into most cells."""
    return max(_DELIMITERS, key=lambda mark: len(next(csv.reader([line], delimiter=mark), [])))


@dataclass(frozen=True, slots=True)
class Delimited:
    """An opened CSV file."""

    path: Path
    encoding: str
    delimiter: str
    headers: tuple[str, ...]
    row_count: None = None

    def batches(self) -> Iterator[Batch]:
        """Yield its rows; memory does not grow with the file."""
        with _text(self.path, self.encoding) as text:
            records = _Records(text, self.delimiter, len(self.headers))
            next(records, None)
            yield from self._batches(records)

    def _batches(self, records: "_Records") -> Iterator[Batch]:
        rows: list[list[str]] = []
        numbers: list[int] = []
        unreadable: list[Unreadable] = []
        width = len(self.headers)
        for number, cells in enumerate(records, 2):
            if len(cells) == width and _UNDECODABLE not in "".join(cells):
                rows.append(cells)
                numbers.append(number)
            elif any(cell.strip() for cell in cells):
                unreadable.append(Unreadable(number, self._reason(cells), _shown(cells)))
            if len(rows) + len(unreadable) >= BATCH_ROWS:
                yield self._batch(rows, numbers, unreadable)
                rows, numbers, unreadable = [], [], []
        yield self._batch(rows, numbers, unreadable)

    def _batch(
        self, rows: list[list[str]], numbers: list[int], unreadable: list[Unreadable]
    ) -> Batch:
        columns = zip(*rows, strict=True) if rows else ([] for _header in self.headers)
        cells = pl.DataFrame(
            [
                pl.Series(header, column, dtype=pl.String)
                for header, column in zip(self.headers, columns, strict=True)
            ]
        )
        return batch_of(cells, pl.Series(numbers, dtype=pl.Int64), unreadable)

    def _reason(self, cells: list[str]) -> str:
        if isinstance(cells, _Broken):
            return _("the row has a quotation mark that is out of place")
        if len(cells) != len(self.headers):
            return _(
                "the row has {count} cells, the header {wanted}",
                count=len(cells),
                wanted=len(self.headers),
            )
        return _("the row has bytes that are no {encoding} text", encoding=self.encoding)


def _shown(cells: list[str]) -> tuple[str, ...]:
    return tuple(cell.replace(_UNDECODABLE, "\ufffd") for cell in cells)


class _Broken(list[str]):
    """A line that could not be cut into cells: the line itself is its one cell."""


class _Records:
    """The records of a CSV text; a quote gone wrong costs its own line and no other.

    Where a record over several lines cannot be parsed or does not fit, its first line is given
    up and the parser starts again with the second.
    """

    def __init__(self, lines: Iterable[str], delimiter: str, width: int | None = None) -> None:
        self._width = width
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._parser = csv.reader(self._feed(), delimiter=delimiter, strict=True)

    def _feed(self) -> Iterator[str]:
        while True:
            if len(self._taken) >= _MOST_LINES:
                raise csv.Error
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                return
            self._taken.append(line)
            yield line

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        self._taken.clear()
        try:
            cells = next(self._parser)
        except csv.Error:
            return self._give_up()
        if len(self._taken) > 1 and self._width not in (None, len(cells)):
            return self._give_up()
        return cells

    def _give_up(self) -> list[str]:
        first, *others = self._taken
        self._again.extendleft(reversed(others))
        self._parser = csv.reader(
            self._feed(), delimiter=self._parser.dialect.delimiter, strict=True
        )
        return _Broken([first.rstrip("\r\n")])
