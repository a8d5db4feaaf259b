"""Which amounts a file writes with a minus, by the arithmetic of its cases."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import polars as pl

from dashboard.i18n import _
from dashboard.intake.files.batch import Batch
from dashboard.intake.files.mended import Mended
from dashboard.intake.files.reader import Export
from dashboard.intake.mapping import Mapping as Told
from dashboard.intake.mapping_reader import SIGNED
from dashboard.intake.naming.columns import Recognised
from dashboard.intake.naming.identity import ADDED, CLOSE, LEFT, TAKEN
from dashboard.intake.understanding import SIGNS, Form, Question, Sign
from dashboard.intake.values import cells as read
from dashboard.model import CASES

# Nearly all: a reversal or two stand in every export.
_NEARLY_ALL = 0.95
# Cases that are closed without a word about the rest add up under neither sign.
_MOST = 0.5
# Fewer amounts without a minus may all be reversals of an agency that writes payments with one.
_FEWEST = 5
_SHOWN = 4
_SUM = pl.Decimal(38, 2)
# A part of what was paid is written as the whole is.
_LIKE = {"paid_principal": "paid_total"}
# Payments may be a list of reversals, so that no sign is likelier; what cases were paid is not.
_GUESSES: Mapping[str, Sign | None] = {"payments": None}


@dataclass(frozen=True, slots=True)
class Shown:
    """What amounts show: how many have which sign, and how many cases add up only under which.

    `judged`: cases with an amount that could be set against what is outstanding.
    """

    negative: int = 0
    positive: int = 0
    judged: int = 0
    turned: int = 0
    written: int = 0
    examples: tuple[str, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Say whether no amount is other than nothing."""
        return not self.negative and not self.positive

    @property
    def proven(self) -> Sign | None:
        """Return the sign under which the cases add up, None where neither or either does."""
        telling = self.turned + self.written
        if not telling or telling < self.judged * _MOST:
            return None
        if self.turned >= telling * _NEARLY_ALL:
            return "minus"
        return "plus" if self.written >= telling * _NEARLY_ALL else None

    @property
    def usual(self) -> Sign | None:
        """Return the sign that nearly all amounts have, None where both are at home."""
        count = self.negative + self.positive
        if count and self.negative >= count * _NEARLY_ALL:
            return "minus"
        return "plus" if count and self.positive >= count * _NEARLY_ALL else None


@dataclass(frozen=True, slots=True)
class Signs:
    """The columns whose amounts are turned when they are read, and what stays open."""

    turned: frozenset[str]
    questions: tuple[Question, ...]


def survey(
    seen: Recognised, forms: Mapping[str, Form], first: pl.DataFrame, batches: Iterable[Batch]
) -> Mapping[str, Shown]:
    """Look at the first rows, and for columns that show no amount there at more batches."""
    names = [name for name in SIGNED.get(seen.table.name, ()) if name in seen.columns]
    shown = _shown(seen, forms, names, first)
    silent = [name for name in names if shown[name].is_silent]
    for batch in batches if silent else ():
        shown |= _shown(seen, forms, silent, batch.cells)
        silent = [name for name in silent if shown[name].is_silent]
        if not silent:
            break
    return shown


def _shown(
    seen: Recognised, forms: Mapping[str, Form], names: Iterable[str], rows: pl.DataFrame
) -> dict[str, Shown]:
    amounts = _amounts(seen, forms, rows)
    fitting = _fitting(amounts) if seen.table is CASES else {}
    return {
        name: _of_column(amounts[name], rows[seen.columns[name]], fitting.get(name))
        for name in names
    }


def _amounts(seen: Recognised, forms: Mapping[str, Form], rows: pl.DataFrame) -> pl.DataFrame:
    """Return the amounts of some rows as they are written, by canonical column."""
    return pl.DataFrame(
        [
            read.money(rows[header], forms.get(name, "point")).values.cast(_SUM).alias(name)
            for name, header in seen.columns.items()
            if seen.table[name].kind == "money"
        ]
    )


def _of_column(values: pl.Series, cells: pl.Series, fitting: pl.DataFrame | None) -> Shown:
    is_negative = (values < 0).fill_null(value=False)
    counted = Shown(
        negative=int(is_negative.sum()),
        positive=int((values > 0).sum()),
        examples=tuple(cells.filter(is_negative).head(_SHOWN)),
    )
    if fitting is None:
        return counted
    turned, written = fitting["minus"], fitting["plus"]
    return Shown(
        counted.negative,
        counted.positive,
        judged=fitting.height,
        turned=int((turned & ~written).sum()),
        written=int((written & ~turned).sum()),
        examples=counted.examples,
    )


def _fitting(amounts: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return, by column, which of the cases with an amount there add up under which sign of it.

    The other columns may have either sign, each as it suits the case.
    """
    if not {"principal", LEFT} <= set(amounts.columns):
        return {}
    rows = amounts.filter(pl.col("principal").is_not_null() & pl.col(LEFT).is_not_null())
    rows = rows.with_columns(pl.all().fill_null(Decimal(0)))
    taken = [name for name in TAKEN if name in rows.columns]
    open_columns = [name for name in taken if (rows[name] < 0).any()]
    ways = [dict(zip(open_columns, way, strict=True)) for way in _ways(len(open_columns))]
    fits = rows.select(_adds_up(rows, taken, way).alias(str(n)) for n, way in enumerate(ways))
    return {
        name: pl.DataFrame(
            [
                _any_of(fits, [str(n) for n, way in enumerate(ways) if way.get(name, 1) == factor])
                .filter(rows[name] != 0)
                .alias(sign)
                for sign, factor in (("minus", -1), ("plus", 1))
            ]
        )
        for name in taken
    }


def _ways(count: int) -> Iterator[tuple[int, ...]]:
    return product((1, -1), repeat=count)


def _adds_up(rows: pl.DataFrame, taken: Iterable[str], way: Mapping[str, int]) -> pl.Expr:
    zero = pl.lit(Decimal(0), _SUM)
    plus = [pl.col(name) for name in ADDED if name in rows.columns]
    plus += [pl.col(name) for name in taken if way.get(name) == -1]
    minus = [pl.col(name) for name in taken if way.get(name) != -1]
    due = pl.sum_horizontal(zero, *plus) - pl.sum_horizontal(zero, *minus)
    return (due - pl.col(LEFT)).abs() <= CLOSE


def _any_of(fits: pl.DataFrame, names: list[str]) -> pl.Series:
    if not names:
        return pl.repeat(False, fits.height, eager=True)
    return fits.select(pl.any_horizontal(names)).to_series()


def choose(seen: Recognised, told: Told, shown: Mapping[str, Shown], export: Export) -> Signs:
    """Settle the sign of each column: by what is told, by the cases, or by asking.

    What is told holds unless the cells speak against it. A few mended rows show no column's habit.
    """
    chosen: dict[str, Sign] = {}
    asked: list[Question] = []
    is_part = isinstance(export.source, Mended)
    for name, one in shown.items():
        said = _said(told, seen, name)
        if said and not is_part and _speaks_against(one, said):
            asked.append(_question(seen, name, one, said))
        elif sign := said or one.proven or _as_the_whole(name, one, chosen):
            chosen[name] = _sign(sign)
        elif one.usual == "minus" and not is_part:
            asked.append(_question(seen, name, one))
            if guess := asked[-1].guess:
                chosen[name] = _sign(guess)
    turned = frozenset(name for name, sign in chosen.items() if sign == "minus")
    return Signs(turned, tuple(asked))


def _sign(word: str) -> Sign:
    return next(sign for sign in SIGNS if sign == word)


def _said(told: Told, seen: Recognised, name: str) -> str | None:
    """Return what is told; what is told of another header does not count for this one."""
    return None if name in seen.absent else told.of(seen.table.name).signs.get(name)


def _speaks_against(shown: Shown, said: str) -> bool:
    """Return whether a minus that is told is plainly not there; a person may say there is none."""
    if said != "minus" or shown.proven:
        return said == "minus" and shown.proven == "plus"
    return shown.usual == "plus" and shown.positive >= _FEWEST


def _as_the_whole(name: str, shown: Shown, chosen: Mapping[str, Sign]) -> Sign | None:
    whole = chosen.get(_LIKE.get(name, ""))
    return whole if whole and whole == shown.usual else None


def _question(seen: Recognised, name: str, shown: Shown, said: str = "") -> Question:
    """Ask for a sign; where the one that is told, `said`, cannot be, only the other is left."""
    labels: Mapping[str, str] = {
        "minus": _("with a minus: −500 is an amount of 500"),
        "plus": _("as they count: −500 takes 500 back"),
    }
    text = _("Nearly every amount in {header} has a minus. How does the sender write them?")
    if said:
        text = _(
            "The amounts in {header} are said to be written {form}, but are not."
            " Are they written otherwise now?"
        )
    return Question(
        key=f"{seen.table.name}.signs.{name}",
        text=text.format(header=seen.columns[name], form=labels.get(said, said)),
        choices={sign: label for sign, label in labels.items() if sign != said},
        examples=shown.examples,
        guess=None if said else _GUESSES.get(seen.table.name, "minus"),
    )
