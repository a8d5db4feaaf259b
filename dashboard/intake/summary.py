"""What a load did, file by file."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from dashboard import formats, refusals
from dashboard.i18n import _, ngettext
from dashboard.intake.export_day import ExportDay
from dashboard.intake.happened import Later
from dashboard.intake.quarantine import ENTRIES
from dashboard.intake.reconcile import OTHER_WORDS, Reconciliation
from dashboard.intake.totals import ToldTotal
from dashboard.intake.understand import Understanding
from dashboard.warehouse.draft import Met


@dataclass(frozen=True, slots=True)
class FileSummary:
    """What became of one file.

    `folds`: per amount column whether the rows of a case were added up ("sum"), told it once
    ("once"), or left it open and were added up ("unsure"). `later`: its rows that
    speak of a day after the export day. `again_count`: its rows that another file of the load
    tells alike; they count as folded.
    """

    understood: Understanding
    mapping_sha256: str
    books: Reconciliation
    totals: tuple[ToldTotal, ...] = ()
    folds: Mapping[str, str] = field(default_factory=dict)
    unknown_words: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    later: Later | None = None
    again_count: int = 0

    @property
    def name(self) -> str:
        """Return the name under which its rows are stored."""
        return self.understood.name

    @property
    def table(self) -> str:
        """Return the name of the table that it feeds."""
        return self.understood.seen.table.name

    def own_totals(self) -> Mapping[str, ToldTotal]:
        """Return, by column, what the file itself says that all of its rows sum to."""
        sums = self.books.sums
        return {
            one.column: one
            for one in self.totals
            if one.is_whole
            and one.summed
            in (sums[one.column].rows, sums[one.column].rows - sums[one.column].folded)
        }

    def why_differs(self, total: ToldTotal) -> Iterator[str]:
        """Yield what may explain that a total is not what the rows sum to."""
        books = self.books.sums[total.column]
        if count := books.unreadable:
            yield ngettext(
                "{text} cell of the column could not be read and is no part of that sum",
                "{text} cells of the column could not be read and are no part of that sum",
                count,
                text=formats.count(count),
            )
        if books.quarantined:
            told = formats.decimal(books.quarantined)
            yield _("rows in quarantine are part of it with {amount}", amount=told)

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield a column and its words that say nothing, each with its count of rows."""
        for column, words in self.unknown_words.items():
            shown = [
                f"{word} ({formats.count(count)})"
                for word, count in words.items()
                if word != OTHER_WORDS
            ]
            if others := words.get(OTHER_WORDS):
                shown.append(_("other words ({count})", count=formats.count(others)))
            yield column, ", ".join(shown)


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds that a load spent on its steps.

    Storing is reading, checking, merging and proving the books; deriving makes the tables that
    questions stand on.
    """

    storing: float = 0.0
    deriving: float = 0.0


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What a load did.

    `skipped` names files that were loaded in the same way before, `ignored` parts of a file (a
    sheet, a nested list) that are no table of ours, and files of other kinds. `entries` are the
    first few rows of quarantine. `later_count`: cases that begin after the export day. Without
    files nothing was written: `version` is empty, `load_id` is 0. `is_remembered`: whether what
    was understood could be kept for the next files of these senders. `met`: how the cases met the
    stored ones. `unbalanced`: how many cases do not add up to what is outstanding, and one of them.
    """

    files: tuple[FileSummary, ...]
    skipped: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    day: ExportDay = field(default_factory=ExportDay)
    later_count: int = 0
    unbalanced: tuple[int, str] = (0, "")
    version: str = ""
    load_id: int = 0
    store: Path = Path()
    took: Took = Took()
    is_remembered: bool = True
    met: Met = field(default_factory=Met)
    entries: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=ENTRIES))

    @property
    def export_day(self) -> dt.date | None:
        """Return the day that the load is of."""
        return self.day.day

    @property
    def export_day_origin(self) -> str | None:
        """Return where that day was learned."""
        return self.day.origin

    @property
    def quarantined_count(self) -> int:
        """Return how many rows ended in quarantine."""
        return sum(file.books.quarantined_count for file in self.files)

    def cases_told(self) -> Iterator[str]:
        """Yield how many cases were new, changed or the same; warn of what cannot be right."""
        yield from self._met_told()
        count, example = self.unbalanced
        if count:
            yield _(
                "Cases whose principal, interest and fees less what was paid, credited and waived"
                " are not what is outstanding: {count}, such as {example}. All of them are listed"
                " by `standout check` and on the page Data.",
                count=formats.count(count),
                example=example,
            )

    def _met_told(self) -> Iterator[str]:
        met = self.met
        if not met.new + met.changed + met.same:
            return
        yield _(
            "Cases: {new} new, {changed} changed, {same} as stored before",
            new=formats.count(met.new),
            changed=formats.count(met.changed),
            same=formats.count(met.same),
        )
        if met.are_others:
            yield _(
                "{count} stored cases were replaced by those of other customers with the same"
                " numbers, such as {example}. Is it another agency? Then take the load back and"
                " load again with --agency NAME, or name it under Agency on the page Load files.",
                count=formats.count(met.replaced),
                example=met.example,
            )

    def first_reasons(self) -> Iterator[str]:
        """Yield a line for each of the first few entries of quarantine."""
        return map(refusals.line, self.entries.iter_rows(named=True))
