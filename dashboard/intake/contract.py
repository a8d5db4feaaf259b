"""The contract: text cells in, typed rows out, and a reason for every cell that does not fit."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import polars as pl

from dashboard.intake.files.batch import ROW, Batch
from dashboard.intake.interpret import interpret
from dashboard.intake.naming.columns import Recognised
from dashboard.intake.understand import Understanding
from dashboard.intake.values import cells as read
from dashboard.intake.values.cells import Reading
from dashboard.model import CASES, ONE_OF, Column, Kind
from dashboard.refusals import coded, placed

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
# Told by another row of the same case, where several rows are one case.
_FROM_OTHERS = ("principal",)
# Columns whose cells number something, and how a spreadsheet writes a number it has shortened.
_NUMBERED = ("case_id", "customer_id", "invoice_no")
_SHORTENED = r"^[0-9][.,]?[0-9]*[eE]\+?[0-9]+$"
_TICKS = frozenset({"x", "X", "✓", "✔", "☑"})
_READERS = 2
_INDEX = "index"

Texts = Mapping[str, pl.Series]


@dataclass(frozen=True, slots=True)
class Checked:
    """A batch after checking.

    `rows`: the columns that the file tells, typed, and row_number; rows with a fault are left out.
    `faults`: row_number, column_name, value, reason (as it is kept); one row per fault.
    `amounts`: row_number and the money columns that the file has, of every row, null where
    unreadable or empty. `unreadable`: how many cells of each money column could not be read.
    `unknown_words`: per column the words that are kept without a meaning, with their counts.
    `currencies`: the currency of every row, where the file tells one.
    """

    rows: pl.DataFrame
    faults: pl.DataFrame
    amounts: pl.DataFrame
    unreadable: Mapping[str, int]
    unknown_words: Mapping[str, Mapping[str, int]]
    currencies: pl.Series | None = None


def check(batch: Batch, understood: Understanding) -> Checked:
    """Type a batch of text cells and find every cell that breaks the contract."""
    seen = understood.seen
    raw = dict(_raw_texts(batch, understood))
    meant = interpret(raw, seen)
    texts = meant.texts
    columns = [column for column in seen.table.columns if column.name in texts]
    readings = _readings(texts, columns, understood)
    faults = pl.concat([_no_faults(), *_faults(texts, columns, readings, understood)])
    typed = pl.DataFrame([batch.row_numbers, *(_typed(readings[one.name], one) for one in columns)])
    money = [name for name in seen.table.of_kind("money") if name in texts]
    return Checked(
        rows=_without(typed, faults[_INDEX]),
        faults=_numbered(faults, batch.row_numbers),
        amounts=typed.select(ROW, *money),
        unreadable={name: typed[name].null_count() - texts[name].null_count() for name in money},
        unknown_words=meant.unknown,
        currencies=typed["currency"] if "currency" in typed.columns else None,
    )


def _raw_texts(batch: Batch, understood: Understanding) -> Iterator[tuple[str, pl.Series]]:
    """Yield the cells under their canonical names; constants fill a column, or its blank cells."""
    seen = understood.seen
    for name, header in seen.columns.items():
        cells = batch.cells[header].alias(name)
        otherwise = seen.constants.get(name)
        yield name, cells.fill_null(otherwise) if otherwise else cells
    for name, value in seen.constants.items():
        if name not in seen.columns:
            filled = pl.repeat(value or None, batch.cells.height, dtype=pl.String, eager=True)
            yield name, filled.alias(name)


def _readings(
    texts: Texts, columns: Sequence[Column], understood: Understanding
) -> Mapping[str, Reading]:
    """Read the columns side by side."""
    with ThreadPoolExecutor(_READERS) as pool:
        running = {
            column.name: pool.submit(_reading, texts[column.name], column, understood)
            for column in columns
        }
        return {name: one.result() for name, one in running.items()}


def _reading(cells: pl.Series, column: Column, understood: Understanding) -> Reading:
    form = understood.forms.get(column.name, "")
    zone = understood.told.dialect.zone
    readers: dict[Kind, Callable[[], Reading]] = {
        "text": lambda: Reading(cells),
        "code": lambda: read.code(cells, column),
        "date": lambda: _first(form, lambda one: read.day(cells, one or "ymd", zone)),
        "time": lambda: _first(form, lambda one: read.time(cells, one or "ymd", zone)),
        "money": lambda: understood.amounts(cells, column.name),
        "count": lambda: read.count(cells, form or "point"),
        "flag": lambda: _ticked(cells, read.flag(cells)),
        "factor": lambda: read.factor(cells, form or "point"),
    }
    named: dict[str, Callable[[], Reading]] = {
        "currency": lambda: read.currency(cells),
        "base_currency": lambda: read.currency(cells),
        "month": lambda: _first(form, lambda one: read.month(cells, one or "ymd", zone)),
    }
    return named.get(column.name, readers[column.kind])()


def _ticked(cells: pl.Series, reading: Reading) -> Reading:
    """Read a blank as no where a cross is all that ever says yes."""
    words = set(cells.drop_nulls().unique())
    if words and words <= _TICKS:
        return Reading(reading.values.fill_null(False), reading.faults)
    return reading


def _first(form: str, reader: Callable[[str], Reading]) -> Reading:
    """Read under the first of several patterns that fits each cell; most columns have one form."""
    found, *others = (reader(one) for one in form.split("\n"))
    for other in others:
        values = found.values.zip_with(found.values.is_not_null(), other.values)
        faults = found.faults.join(other.faults.select(_INDEX), on=_INDEX, how="semi")
        found = Reading(values, faults)
    return found


def _typed(reading: Reading, column: Column) -> pl.Series:
    kind = TYPES[column.kind]
    values = reading.values if reading.values.dtype == kind else reading.values.cast(kind)
    return values.alias(column.name)


def _no_faults() -> pl.DataFrame:
    kinds = {_INDEX: pl.UInt32, "column_name": pl.String, "value": pl.String, "reason": pl.String}
    return pl.DataFrame(schema=kinds)


def _faults(
    texts: Texts,
    columns: Iterable[Column],
    readings: Mapping[str, Reading],
    understood: Understanding,
) -> Iterator[pl.DataFrame]:
    seen = understood.seen
    for column in columns:
        cells = texts[column.name]
        for found in _of_column(cells, column, readings[column.name].faults):
            yield _listed(found, [column.name], cells.gather(found[_INDEX]), seen)
    for names, none in _one_of(texts, understood):
        yield _listed(_same(none, "one_of"), names, None, seen)


def _of_column(cells: pl.Series, column: Column, unread: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Yield the faults of a column: cells that cannot be read, are shortened, or are missing.

    Different numbers that a spreadsheet has shortened may read the same by now.
    """
    yield unread
    if column.name in _NUMBERED:
        is_short = cells.str.contains(_SHORTENED).fill_null(False)
        yield _same(is_short.arg_true(), "shortened_number")
    if column.required and column.name not in _FROM_OTHERS:
        yield _same(cells.is_null().arg_true(), "missing")


def _one_of(texts: Texts, understood: Understanding) -> Iterator[tuple[Sequence[str], pl.Series]]:
    """Find cases that do not say whether they are closed, or what is left or paid.

    Some blanks speak for themselves where nothing else of their set is in the file: no closing day
    says open, no payment says that nothing was paid, and nothing left to pay is blank on closed
    cases. A set that the file has nothing of is derived for the whole file. A row without any
    amount may be another debtor of the case: the store tells when it knows all rows.
    """
    if understood.seen.table is not CASES:
        return
    for names in ONE_OF:
        present = [name for name in names if name in texts]
        if present in ([], ["closed_on"], ["paid_total"]):
            continue
        others = ("closed_on", "close_reason") if present == ["outstanding"] else ()
        filled = pl.DataFrame([texts[name] for name in (*present, *others) if name in texts])
        is_none = filled.select(pl.all_horizontal(pl.all().is_null())).to_series()
        if "outstanding" in names and "principal" in texts:
            is_none &= texts["principal"].is_not_null()
        yield names, is_none.arg_true()


def _same(index: pl.Series, cause: str) -> pl.DataFrame:
    return pl.DataFrame({_INDEX: index.cast(pl.UInt32)}).with_columns(
        pl.lit(coded(cause)).alias("reason")
    )


def _listed(
    found: pl.DataFrame, names: Sequence[str], values: pl.Series | None, seen: Recognised
) -> pl.DataFrame:
    value = pl.lit(None, pl.String) if values is None else values.alias("value")
    headers = {name: seen.columns.get(name) for name in names}
    return found.select(
        pl.col(_INDEX).cast(pl.UInt32),
        pl.lit(" / ".join(names)).alias("column_name"),
        value.alias("value"),
        placed(found["reason"], seen.table.name, headers),
    )


def _without(typed: pl.DataFrame, faulty: pl.Series) -> pl.DataFrame:
    if not faulty.len():
        return typed
    is_good = pl.repeat(True, typed.height, eager=True)
    return typed.filter(is_good.scatter(faulty.unique(), False))


def _numbered(faults: pl.DataFrame, row_numbers: pl.Series) -> pl.DataFrame:
    """Return the faults row by row, under the numbers that a spreadsheet shows."""
    rows = faults.sort(_INDEX, maintain_order=True)
    numbers = row_numbers.gather(rows[_INDEX]).alias(ROW).cast(pl.Int64)
    return rows.drop(_INDEX).insert_column(0, numbers).cast(FAULTS)
