"""The books of a load: what was read is stored, folded, quarantined or no row, to the cent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import polars as pl

from dashboard.i18n import _
from dashboard.intake.contract import Checked
from dashboard.intake.files.batch import ROW, Batch
from dashboard.warehouse.draft import Totals

NOTHING = Decimal("0.00")
# A column of free text would else be kept whole; the rows of all words beyond that count as one.
_MOST_WORDS = 50
OTHER_WORDS = "…"


@dataclass(frozen=True, slots=True)
class Tally:
    """What reading and checking one file have counted so far.

    Amounts are of readable cells only; `unreadable` counts the others per money column.
    `unknown_words`: rows per word, of at most 50 words a column; OTHER_WORDS stands for the rest.
    """

    rows: Totals = field(default_factory=Totals)
    quarantined: Totals = field(default_factory=Totals)
    non_rows: Totals = field(default_factory=Totals)
    unreadable: Mapping[str, int] = field(default_factory=dict)
    unknown_words: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def plus(self, batch: Batch, checked: Checked) -> "Tally":
        """Return the tally with one more batch counted."""
        faulty = checked.faults[ROW].unique()
        lost = len(batch.unreadable)
        left_out = checked.amounts.clear()
        if faulty.len():
            left_out = checked.amounts.filter(pl.col(ROW).is_in(faulty.implode()))
        return Tally(
            rows=_sum(self.rows, batch.row_count, _amounts(checked.amounts)),
            quarantined=_sum(self.quarantined, len(faulty) + lost, _amounts(left_out)),
            non_rows=self.non_rows,
            unreadable={
                name: self.unreadable.get(name, 0) + count + lost
                for name, count in checked.unreadable.items()
            },
            unknown_words=_counts(self.unknown_words, checked.unknown_words),
        )

    def with_non_rows(self, count: int, amounts: Mapping[str, Decimal]) -> "Tally":
        """Return the tally with lines counted that are no rows of the table."""
        return Tally(
            self.rows,
            self.quarantined,
            _sum(self.non_rows, count, amounts),
            self.unreadable,
            self.unknown_words,
        )

    @property
    def row_count(self) -> int:
        """Return how many lines were read, those that are no rows included."""
        return self.rows.row_count + self.non_rows.row_count


@dataclass(frozen=True, slots=True)
class Sum:
    """One money column of one file.

    `folded`: amounts that the file tells more than once for a case and that count once.
    `non_rows`: amounts on lines that are no rows, such as the file's own totals.
    """

    read: Decimal
    stored: Decimal
    quarantined: Decimal
    folded: Decimal = NOTHING
    non_rows: Decimal = NOTHING
    unreadable: int = 0

    @property
    def rows(self) -> Decimal:
        """Return what the rows sum to: what was read, less the file's own totals and the like."""
        return self.read - self.non_rows

    @property
    def balances(self) -> bool:
        """Return whether nothing was lost and nothing added."""
        return self.read == self.stored + self.quarantined + self.folded + self.non_rows


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The books of one file."""

    row_count: int
    stored_count: int
    quarantined_count: int
    folded_count: int = 0
    non_row_count: int = 0
    sums: Mapping[str, Sum] = field(default_factory=dict)

    @property
    def balances(self) -> bool:
        """Return whether every row and every amount is accounted for."""
        told = self.stored_count + self.quarantined_count + self.folded_count + self.non_row_count
        return self.row_count == told and all(one.balances for one in self.sums.values())

    def difference(self) -> str:
        """Name what does not balance."""
        parts = [
            _(
                "rows: {read} read, {stored} stored, {quarantined} quarantined, {folded} folded,"
                " {others} that are no rows",
                read=self.row_count,
                stored=self.stored_count,
                quarantined=self.quarantined_count,
                folded=self.folded_count,
                others=self.non_row_count,
            )
        ]
        parts += [
            f"{name}: {one.read} ≠ {one.stored} + {one.quarantined} + {one.folded} + {one.non_rows}"
            for name, one in self.sums.items()
            if not one.balances
        ]
        return "; ".join(parts)


def reconcile(tally: Tally, rejected: Totals, stored: Totals, folded: Totals) -> Reconciliation:
    """Set what reading counted against what the store counts.

    `stored` is counted in the tables after merging, `rejected` among the rows that merging left
    out, `folded` among the rows that it brought together, so that none follows from the others.
    """
    return Reconciliation(
        row_count=tally.row_count,
        stored_count=stored.row_count,
        quarantined_count=tally.quarantined.row_count + rejected.row_count,
        folded_count=folded.row_count,
        non_row_count=tally.non_rows.row_count,
        sums={
            name: Sum(
                read=amount + _of(tally.non_rows, name),
                stored=_of(stored, name),
                quarantined=_of(tally.quarantined, name) + _of(rejected, name),
                folded=_of(folded, name),
                non_rows=_of(tally.non_rows, name),
                unreadable=tally.unreadable.get(name, 0),
            )
            for name, amount in tally.rows.amounts.items()
        },
    )


def _of(totals: Totals, name: str) -> Decimal:
    return totals.amounts.get(name, NOTHING)


def _amounts(rows: pl.DataFrame) -> dict[str, Decimal]:
    wide = rows.drop(ROW).select(pl.all().cast(pl.Decimal(38, 2)).sum())
    return {name: wide[name][0] or NOTHING for name in wide.columns}


def _sum(totals: Totals, count: int, amounts: Mapping[str, Decimal]) -> Totals:
    names: Iterable[str] = dict.fromkeys([*totals.amounts, *amounts])
    added = {name: _of(totals, name) + amounts.get(name, NOTHING) for name in names}
    return Totals(totals.row_count + count, added)


def _counts(
    before: Mapping[str, Mapping[str, int]], more: Mapping[str, Mapping[str, int]]
) -> Mapping[str, Mapping[str, int]]:
    if not more:
        return before
    return {
        column: _capped(before.get(column, {}), more.get(column, {}))
        for column in dict.fromkeys([*before, *more])
    }


def _capped(before: Mapping[str, int], more: Mapping[str, int]) -> Mapping[str, int]:
    """Add up the rows of each word, and of all words together that are one too many."""
    counts = {word: count for word, count in before.items() if word != OTHER_WORDS}
    others = before.get(OTHER_WORDS, 0)
    for word, count in more.items():
        if word in counts or (word != OTHER_WORDS and len(counts) < _MOST_WORDS):
            counts[word] = counts.get(word, 0) + count
        else:
            others += count
    return {**counts, OTHER_WORDS: others} if others else counts
