"""What a mapping may hold, read from parsed TOML, and where it is wrong."""

import datetime as dt
import zoneinfo
from pathlib import Path
from typing import Any

from dashboard import codes
from dashboard.errors import MappingWrong
from dashboard.i18n import _
from dashboard.intake.mapping import Dialect, TableMapping
from dashboard.intake.understanding import DAY_FORMS, NUMBER_FORMS, SIGNS
from dashboard.intake.words import YES_NO, folded
from dashboard.model import TABLES, Column

# The keys of [file], each with the field of Dialect that it tells.
FILE_KEYS = {
    "delimiter": "delimiter",
    "quote": "quote",
    "encoding": "encoding",
    "header_row": "header_row",
    "sheet": "sheet",
    "decimal": "decimal",
    "date": "dates",
    "time": "times",
    "timezone": "zone",
    "export_day": "export_day",
}
PARTS = ("columns", "constants", "values", "forms", "fold", "signs")
_DECIMALS = (",", ".")
FOLDS = ("sum", "once")
# The amounts that an agency may write with a minus, by table.
SIGNED = {
    "cases": ("paid_total", "paid_principal", "credited", "waived"),
    "payments": ("amount",),
}
_FORMS = {
    "money": NUMBER_FORMS,
    "count": NUMBER_FORMS,
    "factor": NUMBER_FORMS,
    "date": DAY_FORMS,
    "time": DAY_FORMS,
}
# What a status may stand for: a stage, a state or a close reason.
STATUS_CODES = (*codes.STAGES, *codes.STATES, *codes.CLOSE_REASONS)


class MappingReader:
    """Turns parsed TOML into a mapping; raises MappingWrong that says where it is wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _wrong(self, message: str) -> MappingWrong:
        return MappingWrong(self._path, message)

    def section(self, said: Any, place: str) -> dict[str, Any]:
        """Return what has to be a section."""
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
        """Return what [file] tells."""
        for key in said:
            self._known(key, FILE_KEYS, "[file]")
        return Dialect(
            delimiter=self._mark(said, "delimiter"),
            quote=self._mark(said, "quote"),
            encoding=self._encoding(said),
            header_row=self._row(said),
            sheet=self._text(said["sheet"], "sheet") if "sheet" in said else None,
            decimal=self._choice(said, "decimal", _DECIMALS),
            dates=self._patterns(said, "date", ("%Y", "%y")),
            times=self._patterns(said, "time", ("%H", "%I")),
            zone=self._zone(said),
            export_day=self._day(said),
        )

    def _mark(self, said: dict[str, Any], key: str) -> str | None:
        if key not in said:
            return None
        mark = said[key]
        if not isinstance(mark, str) or len(mark) != 1 or mark.isalnum() or mark in "\r\n":
            reason = _("{key} = {mark} has to be one mark, such as ;", key=key, mark=repr(mark))
            raise self._wrong(reason)
        return mark

    def _row(self, said: dict[str, Any]) -> int | None:
        if "header_row" not in said:
            return None
        row = said["header_row"]
        if not isinstance(row, int) or isinstance(row, bool) or row < 1:
            reason = _("header_row = {row} has to be a row's number, 1 or more.", row=repr(row))
            raise self._wrong(reason)
        return row

    def _zone(self, said: dict[str, Any]) -> str | None:
        if "timezone" not in said:
            return None
        name = self._text(said["timezone"], "timezone")
        try:
            zoneinfo.ZoneInfo(name)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
            reason = _("timezone = {name} is none; write for example Europe/Oslo.", name=repr(name))
            raise self._wrong(reason) from error
        return name

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
        """Return what is told of one table."""
        self._known(name, ("file", *TABLES), _("A mapping"))
        parts = self.section(said, name)
        for part in parts:
            self._known(part, PARTS, f"[{name}]")
        columns = self._pairs(parts, name, "columns")
        constants = self._pairs(parts, name, "constants")
        for both in sorted(columns.keys() & constants.keys()):
            raise self._wrong(
                _("[{table}] gives {column} a header and a constant.", table=name, column=both)
            )
        forms = self._pairs(parts, name, "forms")
        for column, form in forms.items():
            self._check_form(TABLES[name][column], form, f"[{name}.forms] {column}")
        fold = self._amounts(parts, name, "fold", TABLES[name].of_kind("money"), FOLDS)
        signs = self._amounts(parts, name, "signs", SIGNED.get(name, ()), SIGNS)
        return TableMapping(columns, constants, self._values(parts, name), forms, fold, signs)

    def _amounts(
        self, parts: dict[str, Any], table: str, part: str, known: Any, words: Any
    ) -> dict[str, str]:
        """Return what is said of amounts, each in one of a few words."""
        said = self._pairs(parts, table, part)
        for column, word in said.items():
            self._known(column, known, f"[{table}.{part}]")
            self._known(word, words, f"[{table}.{part}] {column}")
        return said

    def _check_form(self, column: Column, form: str, place: str) -> None:
        known = _FORMS.get(column.kind, ())
        if not (column.kind in ("date", "time") and "%" in form):
            self._known(form, known, place)

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
        words = {
            folded(word): self._text(stands_for, place)
            for word, stands_for in self.section(said, place.strip("[]")).items()
        }
        known: Any = YES_NO if column.kind == "flag" else column.codes
        if column.name == "status":
            known = STATUS_CODES
        for stands_for in words.values():
            if stands_for and known and not column.open_codes:
                self._known(stands_for, known, place)
        return words
