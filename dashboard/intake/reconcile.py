"""The books of a load: what was read is what was stored and what was quarantined, to the cent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import polars as pl

from dashboard.i18n import _
from dashboard.intake.batch import ROW, Batch
from dashboard.intake.contract import Checked
from dashboard.warehouse.draft import Totals

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Tally:
    """What reading and checking one file have counted so far.

    Amounts are of readable cells only; `unreadable` counts the others per money column.
    """

    read: Totals = field(default_factory=Totals)
    quarantined: Totals = field(default_factory=Totals)
    unreadable: Mapping[str, int] = field(default_factory=dict)

    def plus(self, batch: Batch, checked: Checked) -> "Tally":
        """Return the tally with one more batch counted."""
        faulty = checked.faults[ROW].unique()
        left_out = checked.amounts.filter(pl.col(ROW).is_in(faulty.implode()))
        lost = len(batch.unreadable)
        return Tally(
            read=_sum(self.read, batch.row_count, _amounts(checked.amounts)),
            quarantined=_sum(self.quarantined, len(faulty) + lost, _amounts(left_out)),
            unreadable={
                name: self.unreadable.get(name, 0) + count + lost
                for name, count in checked.unreadable.items()
            },
        )


@dataclass(frozen=True, slots=True)
class Sum:
    """One money column of one file."""

    read: Decimal
    stored: Decimal
    quarantined: Decimal
    unreadable: int

    @property
    def balances(self) -> bool:
        """Return whether nothing was lost and nothing added."""
        return self.read == self.stored + self.quarantined


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The books of one file."""

    row_count: int
    stored_count: int
    quarantined_count: int
    sums: Mapping[str, Sum]

    @property
    def balances(self) -> bool:
        """Return whether every row and every amount is accounted for."""
        rows = self.row_count == self.stored_count + self.quarantined_count
        return rows and all(one.balances for one in self.sums.values())

    def difference(self) -> str:
        """Name what does not balance."""
        parts = [
            _(
                "rows: {read} read, {stored} stored, {quarantined} quarantined",
                read=self.row_count,
                stored=self.stored_count,
                quarantined=self.quarantined_count,
            )
        ]
        parts += [
            f"{name}: {one.read} ≠ {one.stored} + {one.quarantined}"
            for name, one in self.sums.items()
            if not one.balances
        ]
        return "; ".join(parts)


def reconcile(tally: Tally, rejected: Totals, stored: Totals) -> Reconciliation:
    """Set what reading counted against what the store counts.

    `stored` is counted in the tables after merging, `rejected` among the rows that merging left
    out, so that neither follows from the other.
    """
    return Reconciliation(
        row_count=tally.read.row_count,
        stored_count=stored.row_count,
        quarantined_count=tally.quarantined.row_count + rejected.row_count,
        sums={
            name: Sum(
                read=amount,
                stored=stored.amounts.get(name, NOTHING),
                quarantined=tally.quarantined.amounts.get(name, NOTHING)
                + rejected.amounts.get(name, NOTHING),
                unreadable=tally.unreadable.get(name, 0),
            )
            for name, amount in tally.read.amounts.items()
        },
    )


def _amounts(rows: pl.DataFrame) -> dict[str, Decimal]:
    wide = rows.drop(ROW).select(pl.all().cast(pl.Decimal(38, 2)).sum())
    return {name: wide[name][0] or NOTHING for name in wide.columns}


def _sum(totals: Totals, count: int, amounts: Mapping[str, Decimal]) -> Totals:
    added = {name: totals.amounts.get(name, NOTHING) + amount for name, amount in amounts.items()}
    return Totals(totals.row_count + count, added)
