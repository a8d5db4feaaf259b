"""What a person hands in: each file as it is understood, and what was said of it."""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from dashboard.errors import ExportDaysDiffer, StandoutError
from dashboard.i18n import language
from dashboard.intake import edits
from dashboard.intake.closing import closed, copied
from dashboard.intake.days_alike import by_day, check_alike
from dashboard.intake.export_day import Days, ExportDay, decide
from dashboard.intake.files.batch import Layout
from dashboard.intake.files.reader import Export, opened, reopened
from dashboard.intake.kept_files import KeptFiles
from dashboard.intake.mapping import Dialect, signature
from dashboard.intake.mapping import Mapping as Told
from dashboard.intake.mapping_file import parse_mapping, to_toml
from dashboard.intake.proposed_day import days_of
from dashboard.intake.reception import Wishes
from dashboard.intake.understand import SHOWN_ROWS, Understanding, understand
from dashboard.intake.understanding import Question
from dashboard.warehouse.notes import Notes, Remembered

_EMPTY = pl.DataFrame()


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One table of what was handed in: a file, a sheet, a member of an archive.

    `sender` is the signature of its headers as they were found. `understood` is None where no
    table fits, and `refusal` then says why. `known` is the mapping that was remembered for it.
    """

    path: Path
    name: str
    sender: str
    headers: tuple[str, ...]
    layout: Layout
    row_count: int | None
    preview: pl.DataFrame
    told: Told
    known: Remembered | None
    understood: Understanding | None = None
    refusal: StandoutError | None = None
    days: Days = field(default_factory=Days)

    @property
    def table(self) -> str:
        """Return the name of the table that it feeds, empty where none fits."""
        return self.understood.seen.table.name if self.understood else ""


@dataclass(slots=True)
class _Said:
    """What a person says of one sender's files: a mapping of their own, and answers."""

    mapping: Told | None = None
    answers: dict[str, str] = field(default_factory=dict)
    asked: dict[str, Question] = field(default_factory=dict)


class HandIn:
    """Files that somebody handed in, how each is understood, and what was said of it."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.files = KeptFiles(store)
        self.parts: tuple[Part, ...] = ()
        self.refused: dict[Path, StandoutError] = {}
        self.left_out: set[str] = set()
        self.as_of: dt.date | None = None
        self.language = ""
        self._said: dict[str, _Said] = {}
        self._days: dict[tuple[object, ...], Days] = {}

    def look(self) -> None:
        """Understand every file by what is remembered of its sender and what a person said."""
        self.language = language.get()
        notes = Notes(self.store)
        known = {one.signature: one for one in notes.all_remembered()}
        self.refused, parts = {}, []
        for path in self.files.paths:
            try:
                with opened([path], Told()) as exports:
                    parts += [self._part(export, known) for export in exports]
            except StandoutError as error:
                self.refused[path] = error
        self._leave_out_strangers(parts)
        self.parts = tuple(parts)

    def _leave_out_strangers(self, parts: Sequence[Part]) -> None:
        """Leave out, until a person says otherwise, new parts of a file that are no table of ours.

        That is done only where another part of the same file is one, as loading does it.
        """
        seen = {one.name for one in self.parts}
        whole = {one.path for one in parts if one.understood}
        self.left_out |= {
            one.name
            for one in parts
            if one.understood is None and one.path in whole and one.name not in seen
        }

    def worded(self, error: StandoutError) -> StandoutError:
        """Return an error that names files as they were handed in, not where they lie."""
        return StandoutError(str(error).replace(f"{self.files.folder}{os.sep}", ""))

    def _part(self, export: Export, known: Mapping[str, Remembered]) -> Part:
        sender = signature(export.headers)
        said = self._said.setdefault(sender, _Said())
        remembered, told = known.get(sender), Told()
        understood, refusal, days = None, None, Days()
        try:
            told = self._told(sender, remembered)
            if told.dialect != Dialect():
                export = reopened(export, told)
            understood = understand(export, told)
            said.asked |= {one.key: one for one in understood.questions}
            days = self._days_of(understood)
        except StandoutError as error:
            refusal = error
        return Part(
            path=export.path,
            name=export.name,
            sender=sender,
            headers=export.headers,
            layout=export.source.layout,
            row_count=export.source.row_count,
            preview=copied(understood.preview if understood else _first_rows(export)),
            told=told,
            known=None if said.mapping else remembered,
            understood=closed(understood) if understood else None,
            refusal=refusal,
            days=days,
        )

    def _told(self, sender: str, known: Remembered | None) -> Told:
        said = self._said[sender]
        told = said.mapping
        if told is None:
            told = parse_mapping(known.toml, known.file_name) if known else Told()
        return edits.settle(told, said.answers)

    def _days_of(self, understood: Understanding) -> Days:
        """Read the days of a file once, and again only where they are read otherwise."""
        seen = understood.seen
        key = (
            understood.export.sha256,
            understood.told.dialect,
            tuple(seen.columns.items()),
            tuple(understood.forms.items()),
        )
        if key not in self._days:
            self._days[key] = days_of(understood)
        return self._days[key]

    def change(self, sender: str, edit: Callable[[Told], Told]) -> None:
        """Change the mapping of a sender's files; answers given so far become part of it.

        Raises MappingWrong, and changes nothing, where no mapping can say that.
        """
        part = next(one for one in self.parts if one.sender == sender)
        mapping = parse_mapping(to_toml(edit(part.told)), part.name)
        said = self._said[sender]
        said.mapping, said.answers, said.asked = mapping, {}, {}

    def answer(self, sender: str, key: str, value: str) -> None:
        """Answer a question about a sender's files; an empty answer leaves its guess.

        Raises MappingWrong, and takes no answer, where a mapping cannot hold it.
        """
        edits.settle(Told(), {key: value})
        self._said[sender].answers[key] = value

    def ask(self, sender: str, question: Question) -> None:
        """Ask what only storing the files has shown to be open; its guess is the answer so far."""
        said = self._said[sender]
        said.asked[question.key] = question
        said.answers.setdefault(question.key, question.guess or "")

    def asked(self, sender: str) -> tuple[Question, ...]:
        """Return what is open about a sender's files, and what was answered."""
        said = self._said[sender]
        own = (one.understood for one in self.parts if one.sender == sender and one.understood)
        is_open = {question.key for one in own for question in one.questions}
        return tuple(one for key, one in said.asked.items() if key in is_open | said.answers.keys())

    def answer_to(self, sender: str, key: str) -> str | None:
        """Return what a person answered, None where nobody has."""
        return self._said[sender].answers.get(key)

    def forget(self, sender: str) -> None:
        """Drop what is remembered and said of a sender's files."""
        Notes(self.store).forget(sender)
        self._said[sender] = _Said()

    @property
    def taken(self) -> tuple[Part, ...]:
        """Return the parts that are to be loaded."""
        return tuple(one for one in self.parts if one.name not in self.left_out)

    @property
    def export_day(self) -> ExportDay:
        """Return the day that the files are of, and where that was learned."""
        return decide(self.as_of, [one.days for one in self.taken], dt.date.today())

    def days_apart(self) -> Sequence[dt.date]:
        """Return the days whose files will be loads of their own; none where all are one load."""
        parts = [one for one in self.taken if one.understood]
        days = {one.name: one.days for one in parts}
        try:
            if not self.as_of:
                files = [one.understood for one in parts if one.understood]
                check_alike(files, days, dt.date.today())
        except ExportDaysDiffer as error:
            return tuple(by_day(error))
        return ()

    def open_questions(self) -> Iterator[tuple[Part, Question]]:
        """Yield what has to be answered before anything can be loaded."""
        for part in self.taken:
            if part.understood:
                for question in part.understood.open_questions():
                    yield part, question

    def to_load(self) -> tuple[Sequence[Path], Wishes]:
        """Return what to load, and by which mappings."""
        taken = self.taken
        wishes = Wishes(
            as_of=self.as_of,
            senders={one.sender: one.told for one in taken},
            left_out=frozenset(self.left_out),
        )
        return sorted({one.path for one in taken}), wishes


def _first_rows(export: Export) -> pl.DataFrame:
    with suppress(StandoutError):
        for batch in export.batches():
            return batch.cells.head(SHOWN_ROWS)
    return _EMPTY
