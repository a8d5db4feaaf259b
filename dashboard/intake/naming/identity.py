"""The arithmetic of a claim: principal, interest and fees less what was paid is outstanding."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import product

import polars as pl

from dashboard.intake.naming.contents import Content
from dashboard.intake.values import cells as read
from dashboard.intake.values.forms import survey

ADDED = ("principal", "interest", "reminder_fee", "collection_fee", "legal_cost")
TAKEN = ("paid_total", "credited", "waived")
LEFT = "outstanding"
# Rounding of interest; agreement on almost all rows; at least some rows to judge by.
CLOSE = Decimal("0.05")
_AGREES = 0.9
_LEAST_ROWS = 5


def settled(
    fixed: Mapping[str, str], open_columns: Mapping[str, Iterable[str]], seen: Mapping[str, Content]
) -> Mapping[str, str] | None:
    """Return the one choice of headers under which the amounts of the cases add up.

    `fixed`: columns whose header is known; `open_columns`: those with several to choose from.
    None where no choice or more than one adds up.
    """
    names = tuple(open_columns)
    choices = [dict(zip(names, one, strict=True)) for one in product(*open_columns.values())]
    distinct = [one for one in choices if len(set(one.values())) == len(one)]
    headers = {*fixed.values(), *(header for one in distinct for header in one.values())}
    amounts = {header: _amounts(seen[header].cells) for header in headers if header in seen}
    agreeing = [one for one in distinct if _adds_up({**fixed, **one}, amounts)]
    return agreeing[0] if len(agreeing) == 1 else None


def _amounts(cells: pl.Series) -> pl.Series:
    form = survey(cells, "money").settled or "point"
    return read.money(cells, form).values.cast(pl.Decimal(38, 2))


def _adds_up(columns: Mapping[str, str], amounts: Mapping[str, pl.Series]) -> bool:
    told = {name: amounts[header] for name, header in columns.items() if header in amounts}
    if "principal" not in told or LEFT not in told:
        return False
    rows = pl.DataFrame([values.alias(name) for name, values in told.items()])
    rows = rows.filter(pl.col("principal").is_not_null() & pl.col(LEFT).is_not_null())
    # Where nothing was added and nothing paid, every amount is the same and proves nothing.
    rows = rows.filter(pl.col("principal") != pl.col(LEFT))
    if rows.height < _LEAST_ROWS:
        return False
    added = [pl.col(name).fill_null(Decimal(0)) for name in ADDED if name in told]
    # An agency may write what was paid with a minus.
    taken = [
        pl.col(name).fill_null(Decimal(0)) * (-1 if _is_minus(rows[name]) else 1)
        for name in TAKEN
        if name in told
    ]
    zero = pl.lit(Decimal(0), pl.Decimal(38, 2))
    due = pl.sum_horizontal(zero, *added) - pl.sum_horizontal(zero, *taken)
    close = rows.select(((due - pl.col(LEFT)).abs() <= CLOSE).mean()).item()
    return bool(close >= _AGREES)


def _is_minus(amounts: pl.Series) -> bool:
    """Return whether hardly any amount other than nothing is above it."""
    some = amounts.filter(amounts != 0)
    return bool(len(some) and (some < 0).sum() >= len(some) * _AGREES)
