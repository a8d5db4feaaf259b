"""JSON piece by piece: the elements of lists in a text, without ever holding all of it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import IO, Any

from dashboard.i18n import _, mark

_READ_CHARS = 1 << 20
_LONGEST = 256 << 20
_BLANK = " \t\r\n\ufeff\0"
_MOST_ZEROS = 40
_FAULTS = {
    "Expecting value": mark("a value is expected"),
    "Expecting ',' delimiter": mark("a comma or the end of the list or object is expected"),
    "Expecting ':' delimiter": mark("a colon is expected"),
    "Expecting property name enclosed in double quotes": mark(
        "a name in quotation marks is expected"
    ),
    "Illegal trailing comma before end of object": mark("a comma stands before the end"),
    "Illegal trailing comma before end of array": mark("a comma stands before the end"),
    "Unterminated string starting at": mark("a text is not closed"),
    "Invalid control character at": mark("a text holds a line end or another sign it may not"),
}
_NO_JSON = mark("this is no JSON")


def _written_out(number: str) -> str:
    """Return a number as it is written, one with an exponent as the plain number it stands for."""
    if "e" not in number.lower() or abs((exact := Decimal(number)).adjusted()) > _MOST_ZEROS:
        return number
    return f"{exact:f}"


# Numbers stay exact, as texts; NaN and the like become their words.
DECODER = json.JSONDecoder(parse_float=_written_out, parse_int=str, parse_constant=str)

Way = tuple[str, ...]


class Scanner:
    """Walks through one JSON text; `line` is where it has come to.

    Raises ValueError, saying what is wrong, where the text is no JSON or breaks off.
    """

    def __init__(self, text: IO[str]) -> None:
        self._text = text
        self._buffer = ""
        self._at = 0
        self.line = 1

    def found(self, way: Way = ()) -> Iterator[tuple[Way, bool, Any]]:
        """Yield everything in the value that comes next: the way to it, whether in a list, value.

        The names on the way are those of objects; what is in a list is yielded element by element.
        """
        sign = self._next_sign()
        if sign == "[":
            for _place in self._separated("[", "]"):
                yield way, True, self._value()
        elif sign == "{":
            for _place in self._separated("{", "}"):
                name = self._name()
                yield from self.found((*way, name))
        else:
            yield way, False, self._value()

    def check_end(self) -> None:
        """Raise ValueError where more follows than blanks."""
        if sign := self._next_sign():
            raise ValueError(_("“{sign}” follows after the end", sign=sign))

    def _separated(self, opening: str, closing: str) -> Iterator[None]:
        self._pass(opening)
        if self._next_sign() == closing:
            self._pass(closing)
            return
        while True:
            yield
            if self._pass("," + closing) == closing:
                return

    def _name(self) -> str:
        if self._next_sign() != '"':
            raise ValueError(_("a name in quotation marks is expected"))
        name = str(self._value())
        self._pass(":")
        return name

    def _pass(self, expected: str) -> str:
        sign = self._next_sign()
        if not sign or sign not in expected:
            signs = " ".join(f"“{one}”" for one in expected)
            raise ValueError(_("one of these is expected: {signs}", signs=signs))
        self._at += 1
        return sign

    def _next_sign(self) -> str:
        """Return the next character that is no blank, nothing at the end."""
        while True:
            while self._at < len(self._buffer):
                if (sign := self._buffer[self._at]) not in _BLANK:
                    return sign
                self.line += sign == "\n"
                self._at += 1
            if not self._read():
                return ""

    def _value(self) -> Any:
        self._next_sign()
        while True:
            try:
                value, end = DECODER.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                if self._read():
                    continue
                self.line += self._buffer.count("\n", self._at, error.pos)
                raise ValueError(_(_FAULTS.get(error.msg, _NO_JSON))) from error
            # A number at the very end of what was read may go on.
            if end < len(self._buffer) or not self._read():
                self.line += self._buffer.count("\n", self._at, end)
                self._at = end
                return value

    def _read(self) -> bool:
        """Read on; as much again as there is, so that a long value is not begun too often."""
        left = self._buffer[self._at :]
        if len(left) > _LONGEST:
            raise ValueError(_("a single value is too long"))
        more = self._text.read(max(_READ_CHARS, len(left)))
        self._buffer, self._at = left + more, 0
        return bool(more)
