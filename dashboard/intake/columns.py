"""Which table a file is, and which of its headers feeds which column."""

from collections.abc import Iterable
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field

from dashboard.errors import ExportUnknown
from dashboard.intake.mapping import Mapping, TableMapping
from dashboard.intake.reader import Export
from dashboard.intake.words import folded
from dashboard.model import CASES, ONE_OF, TABLES, Table

EXPORT_DAY = "export_day"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file seen as a table: `columns` maps canonical names to headers.

    `export_day` is the header of a column that says of which day the export is, if there is one.
    `absent` maps canonical names to the headers that the mapping names and the file does not have.
    """

    table: Table
    columns: Pairs[str, str]
    constants: Pairs[str, str]
    values: Pairs[str, Pairs[str, str]]
    unused: tuple[str, ...]
    export_day: str | None = None
    absent: Pairs[str, str] = field(default_factory=dict)

    def feeds(self, column: str) -> bool:
        """Return whether the file says anything about a column."""
        return column in self.columns or column in self.constants


def recognise(export: Export, mapping: Mapping) -> Recognised:
    """Find the table whose required columns are all there; most columns found wins.

    Raises ExportUnknown, which lists what is missing for each table that is partly there.
    """
    seen = [_seen_as(table, mapping.of(name), export.headers) for name, table in TABLES.items()]
    whole = [one for one in seen if one.columns and not _missing(one)]
    if whole:
        return max(whole, key=lambda one: len(one.columns))
    likely = [one for one in seen if one.columns] or seen
    raise ExportUnknown(export.path, {one.table.name: _missing(one) for one in likely})


def _seen_as(table: Table, said: TableMapping, headers: Iterable[str]) -> Recognised:
    by_word = {folded(header): header for header in headers}
    columns = {
        column: by_word[folded(header)]
        for column, header in said.columns.items()
        if folded(header) in by_word
    }
    for name in table.names:
        if name in by_word and by_word[name] not in columns.values() and name not in said.constants:
            columns.setdefault(name, by_word[name])
    day = by_word.get(EXPORT_DAY)
    used = {*columns.values(), day}
    ordered = {name: columns[name] for name in table.names if name in columns}
    unused = tuple(header for header in by_word.values() if header not in used)
    absent = {
        column: header for column, header in said.columns.items() if folded(header) not in by_word
    }
    return Recognised(table, ordered, said.constants, said.values, unused, day, absent)


def _missing(seen: Recognised) -> list[str]:
    required = [column.name for column in seen.table.columns if column.required]
    missing = [name for name in required if not seen.feeds(name)]
    if seen.table is CASES:
        missing += [" / ".join(names) for names in ONE_OF if not any(map(seen.feeds, names))]
    return missing
