"""A file's own totals, set against what its rows sum to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

import polars as pl

from dashboard.intake.contract import Checked
from dashboard.intake.files.batch import ROW
from dashboard.intake.files.total_lines import NonRow
from dashboard.intake.reconcile import NOTHING, Sum
from dashboard.intake.understand import Understanding

_TOTALS = ("total", "subtotal")
_CURRENCY = "currency"


@dataclass(frozen=True, slots=True)
class ToldTotal:
    """One amount of a total row: what the file says, and what the rows that it sums sum to."""

    row_number: int
    label: str
    column: str
    told: Decimal
    summed: Decimal
    is_whole: bool = True

    @property
    def agrees(self) -> bool:
        """Return whether the file sums as its rows do."""
        return self.told == self.summed

    def unfolded(self, sums: Mapping[str, Sum]) -> "ToldTotal":
        """Return it set against the cases where it sums these and not the rows that tell them."""
        cases = self.summed - sums[self.column].folded
        return replace(self, summed=cases) if self.is_whole and self.told == cases else self


@dataclass(slots=True)
class FileTotals:
    """The sums of a file's rows so far: whole, since the last total row, and of each currency.

    A total may close the whole file, a group of it, or one currency of it; where what it says is
    one of these sums, it agrees. `amounts` sums what stands on lines that are no rows.
    """

    understood: Understanding
    found: list[ToldTotal] = field(default_factory=list)
    amounts: dict[str, Decimal] = field(default_factory=dict)
    _whole: dict[str, Decimal] = field(default_factory=dict)
    _group: dict[str, Decimal] = field(default_factory=dict)
    _of_currency: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    _early: list[tuple[NonRow, Mapping[str, Decimal]]] = field(default_factory=list)
    _row_count: int = 0

    def plus(self, checked: Checked, non_rows: Iterable[NonRow]) -> None:
        """Count the amounts of some rows, and compare the totals among them."""
        rows = checked.amounts
        if checked.currencies is not None:
            rows = rows.with_columns(checked.currencies.alias(_CURRENCY))
        start = 0
        for line in sorted(non_rows, key=lambda one: one.row_number):
            told = self._told(line)
            self._add(told)
            if line.kind not in _TOTALS or not told:
                continue
            self._count(rows.filter((pl.col(ROW) > start) & (pl.col(ROW) < line.row_number)))
            start = line.row_number
            if self._row_count:
                self._compare(line, told)
            else:
                self._early.append((line, told))
        self._count(rows.filter(pl.col(ROW) > start) if start else rows)

    def finish(self, last: Iterable[NonRow]) -> None:
        """Take the lines after the last row, and set totals above the first against all of it."""
        for line in last:
            self._add(self._told(line))
        for line, told in self._early:
            self._compare(line, told)

    def _add(self, told: Mapping[str, Decimal]) -> None:
        for name, amount in told.items():
            self.amounts[name] = self.amounts.get(name, NOTHING) + amount

    def _told(self, line: NonRow) -> Mapping[str, Decimal]:
        """Return the amounts that a line holds, by canonical column.

        A line that is shorter than the rows does not say which column its amounts are of.
        """
        headers = self.understood.export.headers
        if len(line.cells) != len(headers):
            return {}
        by_header = dict(zip(headers, line.cells, strict=True))
        seen = self.understood.seen
        told: dict[str, Decimal] = {}
        for name in seen.table.of_kind("money"):
            text = by_header.get(seen.columns.get(name, ""))
            if text:
                cell = pl.Series([text.strip() or None])
                value = self.understood.amounts(cell, name).values[0]
                if value is not None:
                    told[name] = value
        return told

    def _count(self, rows: pl.DataFrame) -> None:
        self._row_count += rows.height
        names = [name for name in rows.columns if name not in (ROW, _CURRENCY)]
        sums = pl.col(names).cast(pl.Decimal(38, 2)).sum()
        if _CURRENCY not in rows.columns:
            counted = rows.select(pl.lit("").alias(_CURRENCY), sums)
        else:
            counted = rows.group_by(pl.col(_CURRENCY).fill_null("")).agg(sums)
        for currency, *amounts in counted.select(_CURRENCY, *names).iter_rows():
            for name, amount in zip(names, amounts, strict=True):
                self._whole[name] = self._whole.get(name, NOTHING) + amount
                self._group[name] = self._group.get(name, NOTHING) + amount
                key = (currency, name)
                self._of_currency[key] = self._of_currency.get(key, NOTHING) + amount

    def _compare(self, line: NonRow, told: Mapping[str, Decimal]) -> None:
        words = {word.upper() for cell in line.cells if cell for word in cell.split()}
        for name, amount in told.items():
            own = [
                summed
                for (currency, column), summed in self._of_currency.items()
                if column == name and currency in words
            ]
            whole, group = self._whole.get(name, NOTHING), self._group.get(name, NOTHING)
            is_whole = line.kind == "total" and not own
            expected = own[0] if own else whole if is_whole else group
            summed = amount if amount in (whole, group, *own) else expected
            found = ToldTotal(line.row_number, line.label, name, amount, summed, is_whole)
            self.found.append(found)
        self._group = {}
