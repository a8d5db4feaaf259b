"""What a person changes in how a file was understood, as changes of its mapping."""

from collections.abc import Mapping as Pairs
from dataclasses import replace
from typing import Any

from dashboard.intake.mapping import Mapping, TableMapping
from dashboard.intake.mapping_file import answered
from dashboard.model import CASES, TABLES, Table

# A column that is told to have no header is not looked for under another one.
UNUSED = ""


def feed(told: Mapping, table: str, seen: Pairs[str, str], header: str, column: str) -> Mapping:
    """Return a mapping in which a header feeds a column, or none where `column` is empty.

    `seen` maps the columns that are fed now to their headers: one that loses its header is told
    to be unused, so that it is not found again.
    """
    said = told.of(table)
    lost = [name for name, fed in {**seen, **said.columns}.items() if fed == header]
    columns = {**said.columns, **dict.fromkeys(lost, UNUSED)}
    if column:
        columns[column] = header
    constants = {name: value for name, value in said.constants.items() if name != column}
    return _with(told, table, replace(said, columns=columns, constants=constants))


def fill(told: Mapping, table: str, column: str, value: str) -> Mapping:
    """Return a mapping in which every row has a value in a column; none where it is empty."""
    said = told.of(table)
    others = {name: one for name, one in said.constants.items() if name != column}
    constants = others | ({column: value} if value else {})
    columns = {name: one for name, one in said.columns.items() if name != column or not value}
    return _with(told, table, replace(said, columns=columns, constants=constants))


def fold(told: Mapping, column: str, how: str) -> Mapping:
    """Return a mapping in which an amount counts so over the rows of a case; empty: found out."""
    said = told.of(CASES.name)
    others = {name: one for name, one in said.fold.items() if name != column}
    return _with(told, CASES.name, replace(said, fold=others | ({column: how} if how else {})))


def sign(told: Mapping, table: str, column: str, how: str) -> Mapping:
    """Return a mapping in which an amount is written so; empty: found out."""
    said = told.of(table)
    others = {name: one for name, one in said.signs.items() if name != column}
    return _with(told, table, replace(said, signs=others | ({column: how} if how else {})))


def take_as(told: Mapping, table: str) -> Mapping:
    """Return a mapping by which a file is one table and, its key being unused there, no other."""
    others = {
        one.name: TableMapping(columns=dict.fromkeys(_required(one), UNUSED))
        for one in TABLES.values()
        if one.name != table
    }
    said = told.of(table)
    columns = {name: header for name, header in said.columns.items() if header}
    return replace(told, tables={table: replace(said, columns=columns), **others})


def taken_as(told: Mapping) -> str:
    """Return the table that a file was said to be, empty where nobody said so."""
    left = [one.name for one in TABLES.values() if not _is_ruled_out(told, one)]
    return left[0] if len(left) == 1 else ""


def _required(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.required]


def _is_ruled_out(told: Mapping, table: Table) -> bool:
    columns = told.of(table.name).columns
    return all(columns.get(name) == UNUSED for name in _required(table))


def cut(told: Mapping, **changes: Any) -> Mapping:
    """Return a mapping that tells how a file is cut into cells; None leaves that to be found."""
    return replace(told, dialect=replace(told.dialect, **changes))


def settle(told: Mapping, answers: Pairs[str, str]) -> Mapping:
    """Return a mapping with answers to questions; a word may be left without a meaning.

    Raises MappingWrong for an answer that a mapping cannot hold.
    """
    for key, answer in answers.items():
        if answer or ".values." not in key:
            told = answered(told, key, answer)
    return told


def _with(told: Mapping, table: str, said: TableMapping) -> Mapping:
    return replace(told, tables={**told.tables, table: said})
