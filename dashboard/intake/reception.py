"""What a person hands in, understood by what is told of it and what is remembered."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard.errors import ExportUnknown, NotesUnreadable
from dashboard.intake.files.reader import Export, reopened
from dashboard.intake.mapping import Mapping as Told
from dashboard.intake.mapping import TableMapping, signature
from dashboard.intake.mapping_file import answered, parse_mapping, to_toml
from dashboard.intake.understand import Understanding, understand
from dashboard.intake.words import folded
from dashboard.warehouse.notes import Notes


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person says of a load.

    `told`: the mapping to go by; None takes what was remembered of each file's sender. `as_of`: the
    day that the exports are of. `answers`: mapping keys and what to put there, for the files that
    leave it open. `strict`: guess nothing. `senders`: the mapping of each sender, by the signature
    of the headers as they were found; it holds where `told` is None, before what was remembered.
    `left_out` names exports that are not to be loaded. `agency`: who collects, where a file or a
    row does not say. `answers_of`: answers for the files of one sender, by its signature.
    `today`: the day of loading, after which nothing has happened; None asks the clock.
    """

    told: Told | None = None
    as_of: dt.date | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    senders: Mapping[str, Told] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    agency: str | None = None
    answers_of: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    today: dt.date | None = None


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Understood:
    """Every file of a load as it was understood, and the parts that are no table of ours."""

    files: tuple[Understanding, ...]
    ignored: tuple[str, ...] = ()


def understand_all(exports: Sequence[Export], wishes: Wishes, notes: Notes) -> Understood:
    """Understand each file by what is told or remembered of its sender, and by the answers.

    A part of a file that is no table of ours is left out where another part of it is one. Raises
    MappingWrong for an answer that no mapping can hold.
    """
    for key, answer in wishes.answers.items():
        answered(Told(), key, answer)
    is_alone = len({signature(one.headers) for one in exports}) == 1
    files: list[Understanding] = []
    refused: dict[Path, list[tuple[str, ExportUnknown]]] = {}
    for export in exports:
        try:
            files.append(_understood(export, wishes, notes, is_alone))
        except ExportUnknown as error:
            refused.setdefault(export.path, []).append((export.name, error))
    whole = {one.export.path for one in files}
    for path, parts in refused.items():
        if path not in whole:
            raise parts[0][1]
    return Understood(tuple(files), tuple(name for parts in refused.values() for name, _e in parts))


def _understood(export: Export, wishes: Wishes, notes: Notes, is_alone: bool) -> Understanding:
    sender = signature(export.headers)
    told = wishes.told or _of_sender(export, wishes, notes)
    opened_by = (wishes.told or Told()).dialect
    mine = wishes.answers_of.get(sender, {})
    answers = {
        key: answer
        for key, answer in wishes.answers.items()
        if key not in mine and not _is_settled(told, key)
    }
    # What is told already, or was proven, is put right by an answer only where it can mean no
    # other sender.
    now = {
        key: answer
        for key, answer in wishes.answers.items()
        if key not in mine
        and (_holds_for_all(key) or (is_alone and (key not in answers or ".signs." in key)))
    }
    mapping = _settle(told, {**now, **mine})
    if mapping.dialect != opened_by:
        export = reopened(export, mapping)
    later = {key: answer for key, answer in answers.items() if key not in now}
    understood = _answered_where_open(export, mapping, later)
    return _with_agency(replace(understood, sender=sender), wishes.agency)


def _holds_for_all(key: str) -> bool:
    """Return whether an answer is for every file: none of them asks for it beforehand."""
    place, _point, rest = key.partition(".")
    return place == "file" or rest.startswith(("constants.", "fold."))


def _is_settled(told: Told, key: str) -> bool:
    """Return whether a mapping has something at the place that a key names."""
    table, part, name, word = (*key.split(".", 3), "", "", "")[:4]
    found = getattr(told.of(table), part, {}).get(name)
    return folded(word) in found if isinstance(found, Mapping) else found is not None


def _settle(told: Told, answers: Mapping[str, str]) -> Told:
    for key, answer in answers.items():
        told = answered(told, key, answer)
    return told


def _answered_where_open(export: Export, told: Told, answers: Mapping[str, str]) -> Understanding:
    """Understand a file by those answers that it asks for; one of them may open the next."""
    words = {key: answer for key, answer in answers.items() if ".values." in key}
    told = _settle(told, words)
    left = {key: answer for key, answer in answers.items() if key not in words}
    while True:
        try:
            understood = understand(export, told)
            asked = {question.key for question in understood.questions} & left.keys()
        except ExportUnknown:
            asked = {key for key in left if ".columns." in key}
            if not asked:
                raise
        if not asked:
            return understood
        told = _settle(told, {key: left.pop(key) for key in sorted(asked)})


def _with_agency(understood: Understanding, agency: str | None) -> Understanding:
    """Say who collects where neither the file nor its rows do."""
    seen = understood.seen
    if not agency or "agency" not in seen.table.names:
        return understood
    constants = {**seen.constants, "agency": agency}
    above = {name: line for name, line in understood.above.items() if name != "agency"}
    return replace(understood, seen=replace(seen, constants=constants), above=above)


def _of_sender(export: Export, wishes: Wishes, notes: Notes) -> Told:
    sender = signature(export.headers)
    if sender in wishes.senders:
        return wishes.senders[sender]
    kept = notes.remembered(sender)
    return parse_mapping(kept, export.name) if kept else Told()


def remember(
    files: Iterable[Understanding], wishes: Wishes, notes: Notes, load_id: int = 0
) -> bool:
    """Keep what was understood of each sender's files, so that the next ones need no answers.

    What is of this load alone is left out: the export day, and an agency that no mapping file
    names, as another agency may use the same headers. Return whether it could be kept; the load
    itself stands either way.
    """
    try:
        for one in files:
            kept = kept_of(notes, one.sender, one.name, one.resolved(), wishes.told)
            notes.remember(one.sender, one.name, kept, load_id)
    except NotesUnreadable:
        return False
    return True


def kept_of(notes: Notes, sender: str, name: str, told: Told, file: Told | None = None) -> str:
    """Return the text of a mapping as it is remembered, without what is of one load alone.

    Its agency is that of the mapping file that a person named, now or when it was remembered.
    Raises NotesUnreadable.
    """
    before = notes.remembered(sender)
    named = file or (parse_mapping(before, name) if before else Told())
    tables = {
        table: _with_named_agency(said, named.of(table).constants.get("agency"))
        for table, said in told.tables.items()
    }
    dialect = replace(told.dialect, export_day=None)
    return to_toml(replace(told, dialect=dialect, tables=tables))


def _with_named_agency(said: TableMapping, agency: str | None) -> TableMapping:
    constants = {name: value for name, value in said.constants.items() if name != "agency"}
    if agency and "agency" not in said.columns:
        constants["agency"] = agency
    return replace(said, constants=constants)
