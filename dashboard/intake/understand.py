"""Understand a file before it is loaded: its columns, how they are written, and what is open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

import polars as pl

from dashboard.i18n import _, ngettext
from dashboard.intake import column_forms, signs
from dashboard.intake.files.batch import Batch, Layout
from dashboard.intake.files.reader import Export
from dashboard.intake.interpret import UNTOLD, interpret
from dashboard.intake.mapping import Mapping as Told
from dashboard.intake.mapping import TableMapping
from dashboard.intake.mapping_reader import STATUS_CODES
from dashboard.intake.naming.agencies import (
    AGENCY,
    CREDITOR,
    Named,
    agency_above,
    creditor_above,
)
from dashboard.intake.naming.columns import Recognised, recognise
from dashboard.intake.taken_words import TakenWord, taken_words
from dashboard.intake.understanding import Form, Question, Words
from dashboard.intake.values.cells import Reading, money, negated
from dashboard.model import TABLES
from dashboard.refusals import field as name_of

SAMPLE_ROWS = 20_000
# Amounts of nothing throughout are common; a sign that shows only later is warned of, not sought.
_MOST_BATCHES = 10
SHOWN_ROWS = 20
_SHOWN_WORDS = 12
# Kinds of files whose numbers are numbers, always written with a point.
_TYPED = ("parquet", "json", "ndjson")


@dataclass(frozen=True, slots=True, eq=False)
class Understanding:
    """How one file is read.

    `forms`: how each column writes its values. `words`: status words that nobody knows.
    `questions`: what is open. `preview`: its first rows as text, under their own headers.
    `sender`: the signature of the headers as they were found, before anybody told otherwise.
    `passing`: columns whose form is of no account for the next file.
    `taken`: what the words of its first rows are taken for. `above`: by column the line above the
    table that names the agency or the creditor, where nothing else does. `turned`: columns of
    amounts that the file writes with a minus and that are read without it.
    """

    export: Export
    told: Told
    seen: Recognised
    forms: Mapping[str, Form]
    words: tuple[Words, ...]
    questions: tuple[Question, ...]
    preview: pl.DataFrame
    sender: str = ""
    passing: frozenset[str] = frozenset()
    taken: tuple[TakenWord, ...] = ()
    above: Mapping[str, str] = field(default_factory=dict)
    turned: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Return the name under which its rows are stored."""
        return self.export.name

    @property
    def layout(self) -> Layout:
        """Return how the file is cut into rows and cells."""
        return self.export.source.layout

    def amounts(self, cells: pl.Series, column: str) -> Reading:
        """Read amounts as the file writes them in a column."""
        reading = money(cells, self.forms.get(column) or "point")
        return negated(reading) if column in self.turned else reading

    def open_questions(self, strict: bool = False) -> tuple[Question, ...]:
        """Return the questions that keep the file from being loaded; all of them where strict."""
        return tuple(one for one in self.questions if strict or one.guess is None)

    def resolved(self) -> Told:
        """Return a mapping that tells what is settled, so that next month's file is read alike.

        What is only a guess stays a question there, and a form that no cell has shown stays free.
        """
        table, seen = self.seen.table.name, self.seen
        before = self.told.of(table)
        guessed = {one.key for one in self.questions if one.guess is not None}

        def settled(part: str, found: Mapping[str, str]) -> dict[str, str]:
            return {
                name: value
                for name, value in found.items()
                if f"{table}.{part}.{name}" not in guessed
            }

        # The next file says itself whose it is, where this one did.
        constants = {
            name: one
            for name, one in seen.constants.items()
            if name not in seen.columns and name not in self.above
        }
        written = {
            name: form
            for name, form in sorted(self.forms.items())
            if "\n" not in form and name not in self.passing
        }
        now = TableMapping(
            columns={**before.columns, **settled("columns", seen.columns)},
            constants=constants,
            values=before.values,
            forms=settled("forms", written),
            fold=before.fold,
            signs={**before.signs, **settled("signs", dict.fromkeys(sorted(self.turned), "minus"))},
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
    named = _named_above(seen, export.source.layout)
    said = {column: one.name for column, one in named.items()}
    seen = replace(seen, constants={**seen.constants, **said})
    evidence = column_forms.survey(seen, chain(first, batches))
    forms = column_forms.choose(seen, told, evidence, export.source.layout.kind in _TYPED)
    rest = islice(export.batches(), _MOST_BATCHES) if cells.height >= SAMPLE_ROWS else ()
    shown = signs.survey(seen, forms.chosen, cells, rest)
    signed = signs.choose(seen, told, shown, export)
    words = _unknown_words(seen, cells)
    return Understanding(
        export=export,
        told=told,
        seen=seen,
        forms=forms.chosen,
        words=words,
        questions=(
            *seen.questions,
            *forms.questions,
            *signed.questions,
            *_word_questions(seen, words),
        ),
        preview=cells.head(SHOWN_ROWS),
        passing=forms.passing,
        taken=taken_words(seen, cells),
        above={column: one.line for column, one in named.items()},
        turned=signed.turned,
    )


def _named_above(seen: Recognised, layout: Layout) -> dict[str, Named]:
    """Return whom lines above the table name, where nobody and nothing else does, by column."""
    lines = layout.preamble
    found = {AGENCY: agency_above(lines, seen.table.name), CREDITOR: creditor_above(lines)}
    return {
        column: named
        for column, named in found.items()
        if named and column in seen.table.names and not seen.feeds(column)
    }


def _sample(batches: Iterator[Batch]) -> list[Batch]:
    taken: list[Batch] = []
    for batch in batches:
        taken.append(batch)
        if sum(one.cells.height for one in taken) >= SAMPLE_ROWS:
            break
    return taken


def _unknown_words(seen: Recognised, cells: pl.DataFrame) -> tuple[Words, ...]:
    """Return the words of the sample that say nothing to us, where the row can stand without."""
    names = [name for name in ("status", *UNTOLD) if name in seen.columns]
    unknown = interpret({name: cells[seen.columns[name]] for name in names}, seen).unknown
    return tuple(Words(name, unknown[name]) for name in names if name in unknown)


def _word_questions(seen: Recognised, words: Sequence[Words]) -> list[Question]:
    """Ask what unknown words mean; where nobody answers they are kept and mean nothing."""
    return [
        word_question(seen.table.name, one.column, word, count)
        for one in words
        for word, count in list(one.counts.items())[:_SHOWN_WORDS]
    ]


def word_question(table: str, column: str, word: str, count: int) -> Question:
    """Ask what a word means that `count` rows have: a status, or one that stands for a code."""
    if column == "status":
        text, codes = _("What does the status {word} mean?", word=repr(word)), STATUS_CODES
    else:
        text = _("What does {word} in {column} mean?", word=repr(word), column=name_of(column))
        codes = tuple(TABLES[table][column].codes)
    return Question(
        key=f"{table}.values.{column}.{word}",
        text=text,
        choices={"": _("not known"), **{code: code for code in codes}},
        examples=(ngettext("{count} row", "{count} rows", count),),
        guess="",
    )
