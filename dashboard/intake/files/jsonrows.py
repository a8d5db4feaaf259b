"""JSON: objects as rows, objects in them flattened, lists in them as tables of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from dashboard.errors import FileUnreadable
from dashboard.i18n import _
from dashboard.intake.files.batch import Batch, Layout, Source, Unreadable, batch_of, tidied
from dashboard.intake.files.blocks import UNDECODABLE
from dashboard.intake.files.encoding import encoding_of
from dashboard.intake.files.jsontext import Element, JsonText
from dashboard.intake.files.packed import PlainFile
from dashboard.intake.mapping import Dialect
from dashboard.intake.words import folded
from dashboard.refusals import coded

_BATCH = 50_000
_PARENTS_COMPARED = 20_000
# Names that say nothing of whose they are: a list's own `id` is not that of the object around it.
_OWN = ("id", "nr", "no", "number", "key", "name", "ref", "reference")

Object = dict[str, Any]
Row = dict[str, str | None]


def open_json(file: PlainFile, told: Dialect) -> Mapping[str, Source]:
    """Open a JSON or NDJSON file: a table per list of objects, named by the way to it."""
    text = JsonText(file, encoding_of(file.content, file.shown, told.encoding))
    tables = _Tables()
    for element in text.elements():
        tables.see(element)
    opened = tables.opened(text)
    if not opened:
        raise FileUnreadable(
            file.shown,
            _("there is no list of objects in it."),
            _("Write one object per row, with the names of the columns as keys."),
        )
    return opened


@dataclass(slots=True)
class _Table:
    """What is known of one table: its columns in order, how many rows, which keys differ."""

    headers: dict[str, None] = field(default_factory=dict)
    count: int = 0
    differing: dict[str, set[str]] = field(default_factory=dict)

    def see(self, row: Row) -> None:
        self.headers.update(dict.fromkeys(row))
        if self.count == 0:
            self.differing = {name: set() for name in row}
        self.count += 1
        if self.count <= _PARENTS_COMPARED:
            self.differing = {
                name: seen | {value} if self.count < 3 else _with(seen, value)
                for name, seen in self.differing.items()
                if (value := row.get(name)) is not None and value not in seen
            }

    @property
    def key(self) -> str | None:
        """Return the first column that tells the rows apart, else the first one."""
        return next(iter(self.differing), next(iter(self.headers), None))


def _with(seen: set[str], value: str) -> set[str]:
    seen.add(value)
    return seen


@dataclass(slots=True)
class _Tables:
    """The tables of a file as far as they were seen, and the values beside them."""

    found: dict[tuple[str, str], _Table] = field(default_factory=dict)
    beside: Row = field(default_factory=dict)
    has_lists: bool = False

    def see(self, element: Element) -> None:
        if not element.number:
            self.beside[element.table] = _text(element.value)
            return
        rows = _parts(element.value) if isinstance(element.value, dict) else [("", {})]
        for part, row in rows:
            self.found.setdefault((element.table, part), _Table()).see(row)

    def opened(self, text: JsonText) -> Mapping[str, Source]:
        preamble = tuple(f"{name}: {value}" for name, value in self.beside.items() if value)
        lists = {table for table, _part in self.found}
        return {
            ".".join(filter(None, (table if len(lists) > 1 else "", part))): JsonTable(
                text, table, part, self._carried(table, part), self._headers(table, part), preamble
            )
            for table, part in self.found
            if self.found[table, part].headers
        }

    def _carried(self, table: str, part: str) -> tuple[str, str] | None:
        """Return the key of the objects around a list and the name it has in the list's rows."""
        key = self.found[table, ""].key if part else None
        if key is None:
            return None
        if key not in self.found[table, part].headers:
            return key, key
        return (key, f"parent.{key}") if folded(key) in _OWN else None

    def _headers(self, table: str, part: str) -> tuple[str, ...]:
        carried = self._carried(table, part)
        return (*((carried[1],) if carried else ()), *self.found[table, part].headers)


@dataclass(frozen=True, slots=True)
class JsonTable:
    """The rows of one list; `carried`: the key of the object around it and its name here."""

    text: JsonText
    table: str
    part: str
    carried: tuple[str, str] | None
    headers: tuple[str, ...]
    preamble: tuple[str, ...]
    row_count: None = None

    @property
    def layout(self) -> Layout:
        """Return what stands beside the list."""
        kind = "ndjson" if self.text.is_lines else "json"
        return Layout(kind, self.text.encoding, header_row=0, preamble=self.preamble)

    def batches(self) -> Iterator[Batch]:
        """Yield its rows, numbered as the objects they are from: by line or place in the list."""
        rows: list[tuple[int, Row]] = []
        unreadable: list[Unreadable] = []
        for element in self.text.elements():
            if element.table != self.table or not element.number:
                continue
            if isinstance(element.value, dict):
                rows += [(element.number, row) for row in self._rows(element.value)]
            elif not self.part:
                unreadable.append(_unreadable(element))
            if len(rows) + len(unreadable) >= _BATCH:
                yield self._batch(rows, unreadable)
                rows, unreadable = [], []
        yield self._batch(rows, unreadable)

    def _rows(self, value: Object) -> Iterator[Row]:
        parts = list(_parts(value))
        extra: Row = {}
        if self.carried:
            key, name = self.carried
            extra = {name: next((row.get(key) for part, row in parts if not part), None)}
        return (extra | row for part, row in parts if part == self.part)

    def _batch(self, rows: list[tuple[int, Row]], unreadable: list[Unreadable]) -> Batch:
        cells = {name: [row.get(name) for _number, row in rows] for name in self.headers}
        frame = pl.DataFrame(cells, schema=dict.fromkeys(self.headers, pl.String))
        numbers = pl.Series([number for number, _row in rows], dtype=pl.Int64)
        return batch_of(tidied(frame), numbers, unreadable)


def _unreadable(element: Element) -> Unreadable:
    text = element.text or _text(element.value) or ""
    reason = coded("no_object" if element.text else "list_value")
    return Unreadable(element.number, reason, (text.replace(UNDECODABLE, "\ufffd"),))


def _parts(value: Object) -> Iterator[tuple[str, Row]]:
    """Yield an object as a row, then the objects in its lists as rows of the parts they make."""
    row: Row = {}
    lists: list[tuple[str, Object]] = []
    _flatten(value, "", row, lists)
    yield "", row
    for name, inner in lists:
        for part, found in _parts(inner):
            yield ".".join(filter(None, (name, part))), found


def _flatten(value: Object, before: str, row: Row, lists: list[tuple[str, Object]]) -> None:
    for key, inner in value.items():
        name = f"{before}{key}"
        if isinstance(inner, dict):
            _flatten(inner, f"{name}.", row, lists)
        elif isinstance(inner, list) and (not inner or any(isinstance(one, dict) for one in inner)):
            lists += [(name, one) for one in inner if isinstance(one, dict)]
        else:
            row[name] = _text(inner)


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value))) or None
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return None
    return str(value).replace(UNDECODABLE, "\ufffd").replace("\0", "")
