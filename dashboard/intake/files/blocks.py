"""A text file as UTF-8 blocks of whole lines, whatever encoding it is in."""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dashboard.errors import FileUnreadable
from dashboard.i18n import _

# Of this size, memory is used again from block to block; larger ones cost more than they save.
BLOCK_BYTES = 16 << 20
_LONGEST_LINE = 256 << 20
# Stands for bytes that are no character. No text can hold it: alone it is half a character,
# and written as UTF-8 it becomes a byte that no UTF-8 has.
UNDECODABLE = "\udcff"
ERRORS = "standout"

codecs.register_error(ERRORS, lambda error: (UNDECODABLE, getattr(error, "end", 0)))


class Blocks:
    """The content of a file, taken from the front line by line or in large blocks."""

    def __init__(self, content: BinaryIO, shown: Path, encoding: str) -> None:
        self._content = content
        self._shown = shown
        self._encoding = encoding
        self._decoder = _decoder(encoding)
        self._front = b""
        self._at = 0
        self._tail = b""
        self._ended = False
        if encoding == "utf-8-sig":
            content.seek(len(codecs.BOM_UTF8))

    def take(self, most: int = BLOCK_BYTES) -> bytes:
        """Return the next whole lines, `most` bytes where lines allow it; nothing at the end."""
        while self._at == len(self._front) and not self._ended:
            self._fill()
        start, self._at = self._at, self._end(most)
        return self._front[start : self._at]

    def push_back(self, lines: bytes) -> None:
        """Put lines that were taken last back to the front."""
        start = self._at - len(lines)
        if start >= 0 and self._front[start : self._at] == lines:
            self._at = start
            return
        self._front = lines + self._front[self._at :]
        self._at = 0

    def _end(self, most: int) -> int:
        front, start, wanted = self._front, self._at, self._at + most
        if wanted >= len(front):
            return len(front)
        if end := front.rfind(b"\n", start, wanted) + 1:
            return end
        # A \r before the last place of the range cannot be half of a \r\n.
        if end := front.rfind(b"\r", start, wanted - 1) + 1:
            return end
        return front.find(b"\n", wanted) + 1 or len(front)

    def _fill(self) -> None:
        parts = [self._tail]
        length = len(self._tail)
        cut = 0
        while not cut and not self._ended:
            part = self._read()
            cut = part.rfind(b"\n") + 1 or part.rfind(b"\r", 0, -1) + 1
            parts.append(part)
            length += len(part)
            self._check_length(length)
        if self._ended:
            front, self._tail = b"".join(parts), b""
        else:
            last = parts.pop()
            front, self._tail = b"".join([*parts, memoryview(last)[:cut]]), last[cut:]
        self._front, self._at = _visible(front), 0

    def _check_length(self, length: int) -> None:
        if length > _LONGEST_LINE:
            raise FileUnreadable(
                self._shown,
                _("a line has more than {count} million bytes.", count=_LONGEST_LINE // 10**6),
                _("Look whether the file is really a table with one row per line."),
            )

    def _read(self) -> bytes:
        raw = self._content.read(BLOCK_BYTES)
        self._ended = len(raw) < BLOCK_BYTES
        if self._decoder is None:
            return raw
        try:
            text = self._decoder.decode(raw, self._ended)
            return text.encode("utf-8", "surrogateescape")
        except UnicodeError as error:
            raise _not_so_encoded(self._shown, self._encoding, error) from error


def _visible(lines: bytes) -> bytes:
    """Return lines without the signs that nobody sees: marks of encodings, and padding."""
    for sign in (codecs.BOM_UTF8, b"\0"):
        # A single byte is found in no time, several together are not.
        if sign[:1] in lines:
            lines = lines.replace(sign, b"")
    return lines


@contextmanager
def blocks_of(path: Path, shown: Path, encoding: str) -> Iterator[Blocks]:
    """Open a file as blocks; errors name it as `shown`."""
    with path.open("rb") as content:
        yield Blocks(content, shown, encoding)


def _decoder(encoding: str) -> codecs.IncrementalDecoder | None:
    if codecs.lookup(encoding).name in ("utf-8", "utf-8-sig"):
        return None
    return codecs.getincrementaldecoder(encoding)(ERRORS)


def _not_so_encoded(shown: Path, encoding: str, error: UnicodeError) -> FileUnreadable:
    return FileUnreadable(
        shown,
        _("the content is no {encoding} text ({error}).", encoding=encoding, error=error),
        _(
            "Name another encoding under [file] in the mapping, such as utf-8, cp1252 or"
            " utf-16-le, or leave it out."
        ),
    )
