"""`standout ask` and `standout check`: answers and faults in a terminal, without a browser."""

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
import polars as pl

from dashboard import catalogue, exports, formats
from dashboard.access import scope_of
from dashboard.catalogue import Check
from dashboard.dimensions import Dimension
from dashboard.filters import Filters
from dashboard.i18n import _, ngettext
from dashboard.settings import settings
from dashboard.warehouse.warehouse import Warehouse

_SHOWN_FAULTS = 5
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")  # what a terminal would obey
_GAP = "  "
_OF_LOADS = "data/"  # their amounts are as the files have them, in any currency
_WORDS = frozenset({"text", "code", "band", "flag"})

store_option = click.option(
    "--store", type=click.Path(path_type=Path), help="Folder of the loaded exports."
)


@click.command()
@click.argument("question", required=False)
@click.option("--filter", "words", multiple=True, metavar="NAME=VALUE", help="Narrow the cases.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table")
@store_option
def ask(question: str | None, words: tuple[str, ...], form: str, store: Path | None) -> None:
    """Answer a QUESTION of the dashboard; without one, list the questions."""
    if question is None:
        for name, one in catalogue.questions().items():
            click.echo(f"{name:<32}{one.title}")
        return
    asked = catalogue.question(question)
    filters = Filters.from_words(words)
    warehouse = _warehouse(store)
    rows = warehouse.ask(question, filters, scope_of(settings()))
    missing = warehouse.missing(asked.needs)
    if missing:
        click.echo(_("The exports do not tell {columns}.", columns=", ".join(missing)), err=True)
    if unheeded := asked.unheeded(filters.chosen()):
        words_told = ", ".join(unheeded)
        click.echo(_("This is not told by: {filters}.", filters=words_told), err=True)
    click.echo(_FORMS[form](rows))
    if told := _currency(question, rows, filters.currency or warehouse.info().main_currency):
        # What a program reads holds the answer and nothing else.
        click.echo(told, err=form != "table")


def _currency(question: str, rows: pl.DataFrame, shown: str) -> str:
    """Return in which currency amounts are; empty where there are none or each row says its own."""
    has_amounts = not rows.is_empty() and any(
        catalogue.column(name).unit == "money" for name in rows.columns
    )
    if not has_amounts or "currency" in rows.columns or question.startswith(_OF_LOADS):
        return ""
    if not shown:
        return _("Amounts: no currency is stated.")
    return _("Amounts in {currency}.", currency=formats.currency_label(shown))


@click.command()
@store_option
@click.pass_context
def check(context: click.Context, store: Path | None) -> None:
    """Look for rows that should not exist; exit code 1 where they make figures wrong."""
    warehouse = _warehouse(store)
    failed = False
    for name, one in catalogue.checks().items():
        rows = warehouse.check(name, scope_of(settings()))
        failed = failed or (one.severity == "fail" and not rows.is_empty())
        for line in _finding(one, rows):
            click.echo(line)
    context.exit(1 if failed else 0)


def _warehouse(store: Path | None) -> Warehouse:
    """Return the store's warehouse, derived anew first where another release derived it."""
    warehouse = Warehouse(store or settings().store, settings())
    warehouse.store.freshen(lambda message: click.echo(message, err=True))
    return warehouse


def as_table(rows: pl.DataFrame) -> str:
    """Write an answer as aligned text, in the reader's language."""
    columns = [_cells(catalogue.column(name), rows[name].to_list()) for name in rows.columns]
    widths = [max(map(len, cells)) for cells in columns]
    right = [catalogue.column(name).unit in formats.NUMERIC for name in rows.columns]
    lines = [
        _GAP.join(map(_padded, cells, widths, right)).rstrip()
        for cells in zip(*columns, strict=True)
    ]
    rule = _GAP.join("-" * width for width in widths)
    return "\n".join([lines[0], rule, *lines[1:]] + ([] if rows.height else [_("No rows.")]))


def as_csv(rows: pl.DataFrame) -> str:
    """Write an answer as comma-separated text: exact amounts, ISO dates, null as nothing.

    Text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    return (
        exports.neutral(exports.worded(rows))
        .write_csv(datetime_format="%Y-%m-%dT%H:%M:%S")
        .rstrip("\n")
    )


def as_json(rows: pl.DataFrame) -> str:
    """Write an answer as a list of objects: amounts as text with two decimals, ISO dates."""
    text = json.dumps(exports.worded(rows).to_dicts(), default=_raw, ensure_ascii=False, indent=2)
    return re.sub(r"[\x7f-\x9f]", lambda found: f"\\u{ord(found[0]):04x}", text)


_FORMS: Mapping[str, Callable[[pl.DataFrame], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
}


def _finding(one: Check, rows: pl.DataFrame) -> Sequence[str]:
    """Return what a check has to say: one line, and the first rows where there are any."""
    if rows.is_empty():
        return [_("ok     {title}", title=one.title)]
    word = _("FAIL") if one.severity == "fail" else _("warn")
    count = ngettext("{text} row", "{text} rows", rows.height, text=formats.count(rows.height))
    head = f"{word}   {one.title}: {count}"
    shown = as_table(rows.head(_SHOWN_FAULTS)).splitlines()
    return [head, *(f"       {line}" for line in shown)]


def _cells(column: catalogue.Metric | Dimension, values: Sequence[Any]) -> list[str]:
    return [column.label, *(_text(column, value) for value in values)]


def _text(column: catalogue.Metric | Dimension, value: Any) -> str:
    if isinstance(column, Dimension) and column.unit in _WORDS and value is not None:
        text = column.value_label(value)
    else:
        text = formats.cell(value, column.unit)
    return _CONTROLS.sub(" ", text)


def _padded(text: str, width: int, right: bool) -> str:
    return text.rjust(width) if right else text.ljust(width)


def _raw(value: Any) -> str:
    """Return a value that JSON has no type for."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no raw form")
