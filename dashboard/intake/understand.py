"""Understand a file before it is loaded: its columns, how they are written, and what is open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import polars as pl

from dashboard.i18n import _, ngettext
from dashboard.intake.files.batch import Batch, Layout
from dashboard.intake.files.reader import Export
from dashboard.intake.mapping import Mapping as Told
from dashboard.intake.mapping import TableMapping
from dashboard.intake.mapping_reader import STATUS_CODES
from dashboard.intake.naming import meanings
from dashboard.intake.naming.columns import Recognised, recognise
from dashboard.intake.understanding import Form, Question, Words
from dashboard.intake.values import forms
from dashboard.intake.values.forms import Evidence
from dashboard.model import Column, Kind

SAMPLE_ROWS = 20_000
_SHOWN_ROWS = 20
_SHOWN_WORDS = 12
_WRITTEN: tuple[Kind, ...] = ("money", "count", "factor", "date", "time")
# Kinds of files whose numbers are numbers, always written with a point.
_TYPED = ("parquet", "json", "ndjson")
_NUMBERS: tuple[Kind, ...] = ("money", "count", "factor")
_OPEN: Mapping[str, Form] = {"number": "point", "day": "dmy"}


@dataclass(frozen=True, slots=True, eq=False)
class Understanding:
    """How one file is read.

    `forms`: how each column writes its values. `words`: status words that nobody knows.
    `questions`: what is open. `preview`: its first rows as text, under their own headers.
    `sender`: the signature of the headers as they were found, before anybody told otherwise.
    """

    export: Export
    told: Told
    seen: Recognised
    forms: Mapping[str, Form]
    words: tuple[Words, ...]
    questions: tuple[Question, ...]
    preview: pl.DataFrame
    sender: str = ""

    @property
    def name(self) -> str:
        """Return the name under which its rows are stored."""
        return self.export.name

    @property
    def layout(self) -> Layout:
        """Return how the file is cut into rows and cells."""
        return self.export.source.layout

    def open_questions(self, strict: bool = False) -> tuple[Question, ...]:
        """Return the questions that keep the file from being loaded; all of them where strict."""
        return tuple(one for one in self.questions if strict or one.guess is None)

    def resolved(self) -> Told:
        """Return a mapping that tells all of it, so that next month's file is read alike."""
        table = self.seen.table.name
        before = self.told.of(table)
        now = TableMapping(
            columns={**before.columns, **self.seen.columns},
            constants={
                name: value
                for name, value in self.seen.constants.items()
                if name not in self.seen.columns
            },
            values=before.values,
            forms={name: form for name, form in sorted(self.forms.items()) if "\n" not in form},
            fold=before.fold,
        )
        return replace(self.told, tables={**self.told.tables, table: now})


def understand(export: Export, told: Told) -> Understanding:
    """Read as much of a file as it takes to know how it is written.

    A sample is enough where each column shows it there; else the whole file is looked through.
    Raises ExportUnknown where no table fits its headers.
    """
    batches = export.batches()
    first = _sample(batches)
    cells = pl.concat([one.cells for one in first]).head(SAMPLE_ROWS)
    seen = recognise(export.path, export.headers, cells, told)
    evidence = _survey(seen, chain(first, batches))
    is_typed = export.source.layout.kind in _TYPED
    chosen, asked = _chosen(seen, told, evidence, is_typed)
    words = _unknown_words(seen, cells)
    return Understanding(
        export=export,
        told=told,
        seen=seen,
        forms=chosen,
        words=words,
        questions=(*seen.questions, *asked, *_word_questions(seen, words)),
        preview=cells.head(_SHOWN_ROWS),
    )


def _sample(batches: Iterator[Batch]) -> list[Batch]:
    taken: list[Batch] = []
    for batch in batches:
        taken.append(batch)
        if sum(one.cells.height for one in taken) >= SAMPLE_ROWS:
            break
    return taken


def _written(seen: Recognised) -> list[Column]:
    return [
        column
        for column in seen.table.columns
        if column.kind in _WRITTEN and column.name in seen.columns
    ]


def _survey(seen: Recognised, batches: Iterable[Batch]) -> dict[str, Evidence]:
    """Gather how each column writes its values, until each has shown it or the file ends."""
    found: dict[str, Evidence] = {}
    wanted = _written(seen)
    for batch in batches:
        for column in wanted:
            evidence = forms.survey(batch.cells[seen.columns[column.name]], column.kind)
            before = found.get(column.name)
            found[column.name] = before + evidence if before else evidence
        wanted = [one for one in wanted if found[one.name].settled is None]
        if not wanted:
            break
    return found


def _chosen(
    seen: Recognised, told: Told, evidence: Mapping[str, Evidence], is_typed: bool
) -> tuple[dict[str, Form], list[Question]]:
    """Settle the form of each column by what is told, by its cells, or by its neighbours.

    A question that is left has a guess only where hardly anything else can be meant.
    """
    chosen: dict[str, Form] = {}
    open_columns: list[Column] = []
    for column in _written(seen):
        shown = evidence[column.name]
        form = _told_form(column, told, seen.table.name) or shown.settled
        if not form and is_typed and _sort(column) == "number":
            form = "point"
        if form:
            chosen[column.name] = form
        elif shown.is_open:
            chosen[column.name] = _OPEN[_sort(column)]
        else:
            open_columns.append(column)
    asked = []
    for column in open_columns:
        neighbours = _neighbours(column, seen, evidence)
        if len(neighbours) == 1 and not evidence[column.name].is_mixed:
            chosen[column.name] = neighbours.pop()
            continue
        question = _form_question(column, seen, evidence[column.name])
        asked.append(question)
        if question.guess:
            chosen[column.name] = question.guess
    return chosen, asked


def _sort(column: Column) -> str:
    return "number" if column.kind in _NUMBERS else "day"


def _told_form(column: Column, told: Told, table: str) -> Form | None:
    form = told.of(table).forms.get(column.name)
    if form:
        return form
    dialect = told.dialect
    if column.kind in _NUMBERS:
        return {",": "comma", ".": "point"}.get(dialect.decimal or "")
    patterns = (*dialect.times, *dialect.dates) if column.kind == "time" else dialect.dates
    return "\n".join(patterns) or None


def _neighbours(column: Column, seen: Recognised, evidence: Mapping[str, Evidence]) -> set[Form]:
    """Return the forms that other columns of the same sort have shown."""
    settled = {
        evidence[other.name].settled for other in _written(seen) if _sort(other) == _sort(column)
    }
    return {form for form in settled if form in evidence[column.name].choices}


def _form_question(column: Column, seen: Recognised, evidence: Evidence) -> Question:
    header = seen.columns[column.name]
    if evidence.is_mixed:
        text = _("{header} is written in two ways that exclude each other. Which holds?")
    else:
        text = _("{header} can be read in two ways. Which is right?")
    labels = _form_labels()
    return Question(
        key=f"{seen.table.name}.forms.{column.name}",
        text=text.format(header=header),
        choices={form: labels[form] for form in evidence.choices},
        examples=evidence.examples,
        guess=evidence.leaning,
    )


def _form_labels() -> dict[Form, str]:
    return {
        "comma": _("the comma is the decimal mark: 1.234,50"),
        "point": _("the point is the decimal mark: 1,234.50"),
        "dmy": _("day first: 31.12.2025"),
        "mdy": _("month first: 12/31/2025"),
        "ymd": _("year first: 2025-12-31"),
        "serial": _("day numbers of a spreadsheet: 46022"),
    }


def _unknown_words(seen: Recognised, cells: pl.DataFrame) -> tuple[Words, ...]:
    """Return the status words of the sample that say nothing to us."""
    header = seen.columns.get("status")
    if header is None:
        return ()
    known = seen.values.get("status", {})
    counts = cells[header].drop_nulls().value_counts(sort=True)
    unknown = {
        word: count
        for word, count in counts.iter_rows()
        if word.strip().lower() not in known and meanings.axes_of(word) is None
    }
    return (Words("status", unknown),) if unknown else ()


def _word_questions(seen: Recognised, words: Sequence[Words]) -> list[Question]:
    """Ask what unknown words mean; where nobody answers they are kept and mean nothing."""
    return [
        Question(
            key=f"{seen.table.name}.values.{one.column}.{word}",
            text=_("What does the status {word} mean?", word=repr(word)),
            choices={"": _("not known"), **{code: code for code in STATUS_CODES}},
            examples=(ngettext("{count} row", "{count} rows", count),),
            guess="",
        )
        for one in words
        for word, count in list(one.counts.items())[:_SHOWN_WORDS]
    ]
