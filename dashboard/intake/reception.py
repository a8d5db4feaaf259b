"""What a person hands in, understood by what is told of it and what is remembered."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard.errors import ExportUnknown, NotesUnreadable
from dashboard.intake.files.reader import Export, reopened
from dashboard.intake.mapping import Mapping as Told
from dashboard.intake.mapping import signature
from dashboard.intake.mapping_file import answered, parse_mapping, to_toml
from dashboard.intake.understand import Understanding, understand
from dashboard.warehouse.notes import Notes


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person says of a load.

    `told`: the mapping to go by; None takes what was remembered of each file's sender. `as_of`: the
    day that the exports are of. `answers`: mapping keys and what to put there. `strict`: guess
    nothing. `senders`: the mapping of each sender, by the signature of the headers as they were
    found; it holds where `told` is None, before what was remembered. `left_out` names exports that
    are not to be loaded.
    """

    told: Told | None = None
    as_of: dt.date | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    senders: Mapping[str, Told] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Understood:
    """Every file of a load as it was understood, and the parts that are no table of ours."""

    files: tuple[Understanding, ...]
    ignored: tuple[str, ...] = ()


def understand_all(exports: Sequence[Export], wishes: Wishes, notes: Notes) -> Understood:
    """Understand each file by what is told or remembered of its sender, and by the answers.

    A part of a file that is no table of ours is left out where another part of it is one.
    """
    files: list[Understanding] = []
    refused: dict[Path, list[tuple[str, ExportUnknown]]] = {}
    for export in exports:
        try:
            files.append(_understood(export, wishes, notes))
        except ExportUnknown as error:
            refused.setdefault(export.path, []).append((export.name, error))
    whole = {one.export.path for one in files}
    for path, parts in refused.items():
        if path not in whole:
            raise parts[0][1]
    return Understood(tuple(files), tuple(name for parts in refused.values() for name, _e in parts))


def _understood(export: Export, wishes: Wishes, notes: Notes) -> Understanding:
    sender = signature(export.headers)
    mapping = wishes.told or _of_sender(export, wishes, notes)
    opened_by = (wishes.told or Told()).dialect
    for key, answer in wishes.answers.items():
        mapping = answered(mapping, key, answer)
    if mapping.dialect != opened_by:
        export = reopened(export, mapping)
    return replace(understand(export, mapping), sender=sender)


def _of_sender(export: Export, wishes: Wishes, notes: Notes) -> Told:
    sender = signature(export.headers)
    if sender in wishes.senders:
        return wishes.senders[sender]
    kept = notes.remembered(sender)
    return parse_mapping(kept, export.name) if kept else Told()


def remember(files: Iterable[Understanding], wishes: Wishes, notes: Notes) -> bool:
    """Keep what was understood of each sender's files, so that the next ones need no answers.

    An agency named for this load alone is left out: another agency may use the same headers.
    Return whether it could be kept; the load itself stands either way.
    """
    try:
        for one in files:
            told = _without_agency(one.resolved(), wishes)
            notes.remember(one.sender, one.name, to_toml(told))
    except NotesUnreadable:
        return False
    return True


def _without_agency(told: Told, wishes: Wishes) -> Told:
    tables = {
        name: replace(
            table,
            constants={
                column: value
                for column, value in table.constants.items()
                if column != "agency" or f"{name}.constants.agency" not in wishes.answers
            },
        )
        for name, table in told.tables.items()
    }
    return replace(told, tables=tables)
