"""The text of a JSON or NDJSON file, element by element."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from dashboard.errors import FileUnreadable
from dashboard.i18n import _
from dashboard.intake.files.blocks import ERRORS
from dashboard.intake.files.jsonscan import DECODER, Scanner
from dashboard.intake.files.packed import PlainFile

_LINE_KINDS = (".ndjson", ".jsonl")
_NO_OBJECT = "no object"


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a list of the file: the list's name, its number in it, and its value.

    A value that is in no list has number 0; text is what could not be read as JSON.
    """

    table: str
    number: int
    value: Any
    text: str = ""


@dataclass(frozen=True, slots=True)
class JsonText:
    """The text of a JSON file, one whole value or one value per line."""

    file: PlainFile
    encoding: str

    @property
    def is_lines(self) -> bool:
        """Return whether each line is a value of its own."""
        if self.file.kind in _LINE_KINDS:
            return True
        with self._open() as text:
            filled = (line for line in text if _bare(line))
            first, second = next(filled, ""), next(filled, "")
        return bool(second) and isinstance(_decoded(first), dict)

    def elements(self) -> Iterator[Element]:
        """Yield the elements of all lists of the file, in order."""
        with self._open() as text:
            if self.is_lines:
                for number, line in enumerate(text, 1):
                    if _bare(line):
                        yield Element("", number, _decoded(line), line.strip())
            else:
                yield from self._scanned(Scanner(text))

    def _scanned(self, scanner: Scanner) -> Iterator[Element]:
        numbers: dict[str, int] = {}
        try:
            for way, is_element, value in scanner.found():
                table = ".".join(way)
                if is_element:
                    numbers[table] = numbers.get(table, 0) + 1
                yield Element(table, numbers[table] if is_element else 0, value)
            scanner.check_end()
        except (ValueError, RecursionError) as error:
            is_deep = isinstance(error, RecursionError)
            fault = _("too many values lie within each other") if is_deep else str(error)
            raise FileUnreadable(
                self.file.shown,
                _("the JSON is broken in line {line}: {error}.", line=scanner.line, error=fault),
                _("Fetch it again, or ask the sender for a new one."),
            ) from error

    @contextmanager
    def _open(self) -> Iterator[IO[str]]:
        with self.file.content.open(encoding=self.encoding, errors=ERRORS) as text:
            yield text


def _bare(line: str) -> str:
    """Return a line without blanks and invisible signs around it."""
    return line.strip().strip("\ufeff\0").strip()


def _decoded(line: str) -> Any:
    try:
        return DECODER.decode(_bare(line))
    except (ValueError, RecursionError):
        return _NO_OBJECT
