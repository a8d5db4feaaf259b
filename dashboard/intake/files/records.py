"""The careful way through a delimited text: record by record, and no line is ever lost."""

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.intake.files.blocks import ERRORS, UNDECODABLE, Blocks

# A quote that is never closed would otherwise swallow the rest of the file.
_MOST_LINES = 500
_MORE_BYTES = 1 << 16
# A longer cell is given up; csv has this limit in the process, the fast way looks at it here.
LONGEST_CELL = csv.field_size_limit()


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands between and around cells; no quote: every character is content.

    `escape` stands before a quote inside a quoted cell where quotes are not doubled.
    """

    delimiter: str
    quote: str = '"'
    escape: str = ""

    def reader(self, lines: Iterable[str]) -> "Iterator[list[str]]":
        """Return a strict parser of lines."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote or None,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            strict=True,
        )

    def doubled(self, line: str) -> str:
        """Return a line with its quotes doubled where they are escaped."""
        if not self.escape or self.escape not in line:
            return line
        escape, quote = re.escape(self.escape), re.escape(self.quote)
        return re.sub(
            f"{escape}({escape}|{quote})",
            lambda found: found[1] * (1 + (found[1] == self.quote)),
            line,
        )


class Broken(list[str]):
    """A line that could not be cut into cells: the line itself is its one cell."""


class Records:
    """The records of a text; a quote gone wrong costs its own line and no other.

    Where a record over several lines cannot be parsed or does not fit `width`, its first line is
    given up and the parser starts again with the second. Begins with the lines of `piece`; only
    a record that is not finished there goes on into `blocks`.
    """

    def __init__(self, piece: bytes, blocks: Blocks, marks: Marks, width: int | None) -> None:
        self._marks = marks
        self._width = width
        self._blocks = blocks
        self._text = _text(piece)
        self._end = len(self._text.getvalue())
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._parser = marks.reader(self._feed())

    @property
    def is_done(self) -> bool:
        """Return whether the lines of the piece are used up."""
        return self._text.tell() >= self._end

    def rest(self) -> bytes:
        """Return the lines that were taken from the blocks or the piece and not used."""
        unused = "".join(self._again) + self._text.read()
        return unused.encode("utf-8", "surrogateescape")

    def _feed(self) -> Iterator[str]:
        while True:
            if len(self._taken) >= _MOST_LINES:
                raise csv.Error
            line = self._again.popleft() if self._again else self._line()
            if not line:
                return
            self._taken.append(line)
            yield self._marks.doubled(line)

    def _line(self) -> str:
        if line := self._text.readline():
            return line
        self._text = _text(self._blocks.take(_MORE_BYTES))
        self._end = 0
        return self._text.readline()

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
        return self._give_up() if self._lost(cells) else cells

    def _lost(self, cells: list[str]) -> bool:
        """Return whether cells are blank only since a backslash was taken for an escape."""
        escape = self._marks.escape
        return (
            bool(escape)
            and not any(map(str.strip, cells))
            and any(escape in line for line in self._taken)
        )

    def _give_up(self) -> list[str]:
        first, *others = self._taken
        self._again.extendleft(reversed(others))
        self._parser = self._marks.reader(self._feed())
        return Broken([first.rstrip("\r\n")])


def is_undecodable(cells: list[str]) -> bool:
    """Return whether a record holds bytes that are no character."""
    return UNDECODABLE in "".join(cells)


def _text(piece: bytes) -> io.StringIO:
    return io.StringIO(piece.decode("utf-8", ERRORS), newline="")
