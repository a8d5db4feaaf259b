"""A mapping file: how one sender names its columns and writes its values."""

import datetime as dt
import hashlib
import tomllib
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.errors import MappingWrong
from dashboard.i18n import _
from dashboard.intake.words import YES_NO, folded
from dashboard.model import TABLES, Column

_FILE_KEYS = ("delimiter", "encoding", "decimal", "date", "time", "export_day", "sheet")
_DELIMITERS = (",", ";", "\t", "|")
_DECIMALS = (",", ".")
_TRANSLATED_KINDS = ("text", "code", "flag")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written where it cannot say so itself; None means find out or take ISO."""

    delimiter: str | None = None
    encoding: str | None = None
    decimal: str | None = None
    dates: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    export_day: dt.date | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a mapping says of one table.

    `columns`: canonical name to header; `constants`: canonical name to the value of every row;
    `values`: canonical name to folded word in the file to the word it stands for.
    """

    columns: Pairs[str, str] = field(default_factory=dict)
    constants: Pairs[str, str] = field(default_factory=dict)
    values: Pairs[str, Pairs[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a mapping file says; without one, headers and values are canonical."""

    dialect: Dialect = Dialect()
    tables: Pairs[str, TableMapping] = field(default_factory=dict)
    path: Path | None = None
    sha256: str = ""

    def of(self, table: str) -> TableMapping:
        """Return what is said of one table."""
        return self.tables.get(table, TableMapping())


def read_mapping(path: Path) -> Mapping:
    """Read and validate a mapping file.

    Raises MappingWrong for a missing file, wrong TOML, or a table, column or code that is unknown.
    """
    content = _content(path)
    try:
        parsed = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MappingWrong(path, _("it is not valid TOML: {error}.", error=error)) from error
    reader = _Reader(path)
    return Mapping(
        dialect=reader.dialect(reader.section(parsed.pop("file", {}), "file")),
        tables={name: reader.table(name, said) for name, said in parsed.items()},
        path=path,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = _("it cannot be opened: {error}.", error=error.strerror or str(error))
        raise MappingWrong(path, reason) from error


class _Reader:
    """Turns parsed TOML into a mapping and says where it is wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _wrong(self, message: str) -> MappingWrong:
        return MappingWrong(self._path, message)

    def section(self, said: Any, place: str) -> dict[str, Any]:
        if not isinstance(said, dict):
            raise self._wrong(_("[{place}] has to be a section.", place=place))
        return said

    def _text(self, said: Any, place: str) -> str:
        if isinstance(said, bool):
            return "yes" if said else "no"
        if not isinstance(said, str | int | float | dt.date):
            raise self._wrong(_("{place} has to be a text.", place=place))
        return str(said).strip()

    def _known(self, name: str, known: Any, place: str) -> None:
        if name not in known:
            raise self._wrong(
                _(
                    "{place} knows no {name}; there is: {known}.",
                    place=place,
                    name=repr(name),
                    known=", ".join(repr(one)[1:-1] for one in known),
                )
            )

    def dialect(self, said: dict[str, Any]) -> Dialect:
        for key in said:
            self._known(key, _FILE_KEYS, "[file]")
        return Dialect(
            delimiter=self._choice(said, "delimiter", _DELIMITERS),
            encoding=self._encoding(said),
            decimal=self._choice(said, "decimal", _DECIMALS),
            dates=self._patterns(said, "date", ("%Y", "%y")),
            times=self._patterns(said, "time", ("%H", "%I")),
            export_day=self._day(said),
            sheet=self._text(said["sheet"], "sheet") if "sheet" in said else None,
        )

    def _choice(self, said: dict[str, Any], key: str, choices: tuple[str, ...]) -> str | None:
        if key not in said:
            return None
        self._known(said[key], choices, f"[file] {key}")
        return str(said[key])

    def _encoding(self, said: dict[str, Any]) -> str | None:
        if "encoding" not in said:
            return None
        name = self._text(said["encoding"], "encoding")
        try:
            b" ".decode(name, "replace")
        except (LookupError, ValueError) as error:
            raise self._wrong(_("the encoding {name} is unknown.", name=repr(name))) from error
        return name

    def _patterns(self, said: dict[str, Any], key: str, needed: tuple[str, ...]) -> tuple[str, ...]:
        given = said.get(key, [])
        patterns = tuple(given) if isinstance(given, list) else (given,)
        for pattern in patterns:
            if not isinstance(pattern, str) or not any(part in pattern for part in needed):
                raise self._wrong(
                    _(
                        '{key} = {pattern} is no pattern; write for example "%d.%m.%Y %H:%M".',
                        key=key,
                        pattern=repr(pattern),
                    )
                )
        return patterns

    def _day(self, said: dict[str, Any]) -> dt.date | None:
        if "export_day" not in said:
            return None
        text = self._text(said["export_day"], "export_day")
        try:
            return dt.date.fromisoformat(text[:10])
        except ValueError as error:
            raise self._wrong(
                _("export_day = {day} is no date; write YYYY-MM-DD.", day=repr(text))
            ) from error

    def table(self, name: str, said: Any) -> TableMapping:
        self._known(name, ("file", *TABLES), _("A mapping"))
        parts = self.section(said, name)
        for part in parts:
            self._known(part, ("columns", "constants", "values"), f"[{name}]")
        columns = self._pairs(parts, name, "columns")
        constants = self._pairs(parts, name, "constants")
        for both in sorted(columns.keys() & constants.keys()):
            raise self._wrong(
                _("[{table}] gives {column} a header and a constant.", table=name, column=both)
            )
        return TableMapping(columns, constants, self._values(parts, name))

    def _pairs(self, parts: dict[str, Any], table: str, part: str) -> dict[str, str]:
        place = f"[{table}.{part}]"
        said = self.section(parts.get(part, {}), f"{table}.{part}")
        for column in said:
            self._known(column, TABLES[table].names, place)
        return {name: self._text(text, f"{place} {name}") for name, text in said.items()}

    def _values(self, parts: dict[str, Any], table: str) -> dict[str, dict[str, str]]:
        said = self.section(parts.get("values", {}), f"{table}.values")
        for column in said:
            self._known(column, TABLES[table].names, f"[{table}.values]")
        return {
            name: self._words(TABLES[table][name], words, f"[{table}.values.{name}]")
            for name, words in said.items()
        }

    def _words(self, column: Column, said: Any, place: str) -> dict[str, str]:
        if column.kind not in _TRANSLATED_KINDS:
            raise self._wrong(_("{place}: a {kind} has no words.", place=place, kind=column.kind))
        words = {
            folded(word): self._text(stands_for, place)
            for word, stands_for in self.section(said, place.strip("[]")).items()
        }
        known = YES_NO if column.kind == "flag" else column.codes
        for stands_for in words.values():
            if known and not column.open_codes:
                self._known(stands_for, known, place)
        return words
