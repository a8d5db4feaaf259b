"""The contract: text cells in, typed rows out, and a reason for every cell that does not fit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import polars as pl

from dashboard.i18n import _
from dashboard.intake import cells as read
from dashboard.intake.batch import ROW, Batch
from dashboard.intake.columns import Recognised
from dashboard.intake.mapping import Dialect
from dashboard.model import CASES, ONE_OF, Column, Kind, Table

# Money is decimal(18, 2) in the store; sums over a whole file need more room.
TYPES: dict[Kind, pl.DataType] = {
    "text": pl.String(),
    "code": pl.String(),
    "date": pl.Date(),
    "time": pl.Datetime("us"),
    "money": pl.Decimal(18, 2),
    "count": pl.Int64(),
    "flag": pl.Boolean(),
    "factor": pl.Decimal(18, 8),
}
FAULTS = pl.Schema(
    {ROW: pl.Int64, "column_name": pl.String, "value": pl.String, "reason": pl.String}
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A batch after checking.

    `rows`: every column of the table, typed, and row_number; rows with a fault are left out.
    `faults`: row_number, column_name, value, reason; one row per fault.
    `amounts`: row_number and the money columns that the file has, of every row, null where
    unreadable or empty. `unreadable`: how many cells of each money column could not be read.
    """

    rows: pl.DataFrame
    faults: pl.DataFrame
    amounts: pl.DataFrame
    unreadable: dict[str, int]


def check(batch: Batch, seen: Recognised, dialect: Dialect) -> Checked:
    """Type a batch of text cells and find every cell that breaks the contract."""
    texts = _texts(batch, seen)
    typed, reasons = _typed(texts, seen, dialect)
    faulty = reasons.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
    money = [name for name in seen.table.of_kind("money") if seen.feeds(name)]
    return Checked(
        rows=_whole(typed.filter(~faulty), seen.table),
        faults=_faults(texts.filter(faulty), reasons.filter(faulty)),
        amounts=typed.select(ROW, *money),
        unreadable=_unreadable(texts, typed, money),
    )


def _texts(batch: Batch, seen: Recognised) -> pl.DataFrame:
    """Return the cells under their canonical names, constants filled in, words translated."""
    found = [
        _translated(pl.col(header), seen.values.get(name)).alias(name)
        for name, header in seen.columns.items()
    ]
    texts = batch.cells.select(found).with_columns(
        pl.lit(value or None, pl.String).alias(name) for name, value in seen.constants.items()
    )
    return texts.with_columns(batch.row_numbers.alias(ROW))


def _translated(cell: pl.Expr, words: object) -> pl.Expr:
    if not isinstance(words, dict) or not words:
        return cell
    return cell.str.to_lowercase().replace_strict(words, default=cell, return_dtype=pl.String)


def _typed(
    texts: pl.DataFrame, seen: Recognised, dialect: Dialect
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the typed values and, in the same shape, why a cell does not fit."""
    columns = [column for column in seen.table.columns if column.name in texts.columns]
    readings = {column.name: _reading(column, dialect) for column in columns}
    typed = texts.select(ROW, *(reading.value.alias(name) for name, reading in readings.items()))
    both = typed.select(pl.all().name.prefix("typed ")).hstack(texts)
    reasons = both.select(_reason(column, readings[column.name]) for column in columns)
    return typed, reasons.with_columns(_one_of(texts, seen))


def _reading(column: Column, dialect: Dialect) -> read.Reading:
    cell = pl.col(column.name)
    readers: dict[Kind, Callable[[], read.Reading]] = {
        "text": lambda: read.Reading(cell),
        "code": lambda: read.code(cell, column),
        "date": lambda: read.date(cell, dialect.dates),
        "time": lambda: read.time(cell, dialect.times, dialect.dates),
        "money": lambda: read.money(cell, dialect.decimal),
        "count": lambda: read.count(cell, dialect.decimal),
        "flag": lambda: read.flag(cell),
        "factor": lambda: read.factor(cell, dialect.decimal),
    }
    named: dict[str, Callable[[], read.Reading]] = {
        "currency": lambda: read.currency(cell),
        "base_currency": lambda: read.currency(cell),
        "month": lambda: read.month(cell, dialect.dates),
    }
    return named.get(column.name, readers[column.kind])()


def _reason(column: Column, reading: read.Reading) -> pl.Expr:
    cell = pl.col(column.name)
    unread = cell.is_not_null() & pl.col(f"typed {column.name}").is_null()
    missing = cell.is_null() & pl.lit(column.required)
    return (
        pl.when(unread)
        .then(reading.reason)
        .when(missing)
        .then(pl.lit(_("a required value is missing")))
        .otherwise(pl.lit(None, pl.String))
        .alias(column.name)
    )


def _one_of(texts: pl.DataFrame, seen: Recognised) -> Iterable[pl.Series]:
    """Find cases that do not say whether they are closed, or what is left or paid.

    A closing day alone is different: where it is the only one of its set that the file has,
    an empty one says that the case is open.
    """
    if seen.table is not CASES:
        return
    for names in ONE_OF:
        present = [name for name in names if name in texts.columns]
        if present == ["closed_on"]:
            continue
        reason = _("one of {columns} is needed", columns=", ".join(names))
        none = pl.all_horizontal(pl.col(present).is_null())
        yield texts.select(pl.when(none).then(pl.lit(reason)).alias(" / ".join(names))).to_series()


def _whole(typed: pl.DataFrame, table: Table) -> pl.DataFrame:
    return typed.select(
        ROW,
        *(
            pl.col(column.name).cast(TYPES[column.kind])
            if column.name in typed.columns
            else pl.lit(None, TYPES[column.kind]).alias(column.name)
            for column in table.columns
        ),
    )


def _faults(texts: pl.DataFrame, reasons: pl.DataFrame) -> pl.DataFrame:
    if not texts.height:
        return pl.DataFrame(schema=FAULTS)
    per_column = [
        pl.select(
            texts[ROW].alias(ROW),
            pl.lit(name).alias("column_name"),
            (texts[name] if name in texts.columns else pl.lit(None, pl.String)).alias("value"),
            reasons[name].alias("reason"),
        ).filter(pl.col("reason").is_not_null())
        for name in reasons.columns
    ]
    return pl.concat(per_column).cast(FAULTS).sort(ROW, maintain_order=True)


def _unreadable(texts: pl.DataFrame, typed: pl.DataFrame, money: Iterable[str]) -> dict[str, int]:
    return {name: typed[name].null_count() - texts[name].null_count() for name in money}
