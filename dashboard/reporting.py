"""`standout findings`: what stands out, in a terminal or for another program."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import polars as pl

from dashboard import exports, formats
from dashboard.access import scope_of
from dashboard.errors import NoCaseByThen, QuestionsOpen
from dashboard.filters import Filters, Scope
from dashboard.findings.finding import Finding
from dashboard.findings.looked_at import subject_of, told
from dashboard.findings.remarked import remarks_in
from dashboard.findings.standing_out import findings_of, in_each_currency
from dashboard.findings.told import sentence
from dashboard.findings.unjudged import unjudged, why_nothing
from dashboard.i18n import _
from dashboard.intake.load import load
from dashboard.intake.reception import Wishes
from dashboard.intake.summary import LoadSummary
from dashboard.settings import settings
from dashboard.warehouse.store import Store
from dashboard.warehouse.warehouse import Warehouse

_PATH = click.Path(path_type=Path)
_YEAR = timedelta(days=366)  # after all that is told of, a day is likely mistyped
_COLUMNS = (
    *("measure", "segment", "since", "observed", "expected", "case_count"),
    *("excess_amount", "currency", "q_value", "sentence", "unit"),
)


@click.command()
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table")
@click.option("--filter", "words", multiple=True, metavar="NAME=VALUE", help="Narrow the cases.")
@click.option("--store", type=_PATH, help="Folder of the loaded exports.")
@click.option("--cases", type=_PATH, help="Judge this export instead, without a standing store.")
@click.option("--payments", type=_PATH, help="Its payments.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day that export is of.")
def findings(
    form: str,
    words: tuple[str, ...],
    store: Path | None,
    cases: Path | None,
    payments: Path | None,
    as_of: datetime | None,
) -> None:
    """Tell what stands out: process problems, the most expensive first."""
    _check(store, cases, payments, as_of)
    filters = Filters.from_words(words)
    with _place(store, [one for one in (cases, payments) if one], as_of) as place:
        warehouse = Warehouse(place, settings().without_engine() if cases else settings())
        warehouse.store.freshen(_aside)
        found = list(_standing(warehouse, filters, scope_of(settings())))
        count = _judged_count(warehouse, filters, scope_of(settings()))
        if as_of and not count and not _judged_count(warehouse, Filters(), Scope(everything=True)):
            raise NoCaseByThen(as_of.date())
        if lacking := "; ".join(unjudged(warehouse)):
            _aside(_("Not judged, as the exports do not tell it: {what}.", what=lacking))
    if not found:
        _aside(why_nothing(count))
    click.echo(_FORMS[form](found))


def _aside(message: str) -> None:
    """Tell a person what is no part of the answer."""
    click.echo(message, err=True)


def _standing(warehouse: Warehouse, filters: Filters, scope: Scope) -> Iterator[Finding]:
    """Yield what the page would show in each currency, but what readers have set aside."""
    remarks = remarks_in(warehouse.notes, scope)
    selections = in_each_currency(warehouse, filters, scope)
    if len(selections) > 1:
        names = ", ".join(one.currency or _("no currency") for one in selections)
        _aside(_("Cases in {currencies} are judged apart, as nothing tells what one is worth"
                 " in another; load a table of rates to judge them together.",
                 currencies=names))  # fmt: skip
    hidden = 0
    for selection in selections:
        for one in told(warehouse, selection, scope, findings_of):
            if ("aside", subject_of(one.finding)) in remarks:
                hidden += 1
            else:
                yield one.finding
    if hidden:
        _aside(_("Findings that were set aside, and are left out: {count}", count=hidden))


def _judged_count(warehouse: Warehouse, filters: Filters, scope: Scope) -> int:
    selections = in_each_currency(warehouse, filters, scope)
    return sum(warehouse.count("cases/rows", one, scope) for one in selections)


def _check(
    store: Path | None, cases: Path | None, payments: Path | None, as_of: datetime | None
) -> None:
    if cases is None and (payments or as_of):
        raise click.UsageError(_("--payments and --as-of go with --cases."))
    if cases is not None and store is not None:
        raise click.UsageError(_("Name either a store or --cases."))


@contextmanager
def _place(store: Path | None, files: Sequence[Path], as_of: datetime | None) -> Iterator[Path]:
    """Give the store to ask: a standing one, or one made of files that is gone afterwards."""
    if not files:
        yield store or settings().store
        return
    with TemporaryDirectory(prefix="standout-findings-") as folder:
        place = Path(folder) / "store"
        _load(files, Store(place), Wishes(as_of=as_of.date() if as_of else None))
        yield place


def _load(files: Sequence[Path], store: Store, wishes: Wishes) -> None:
    """Load files; what is open is answered by what is likeliest, and told.

    Raises QuestionsOpen where nothing is likelier than anything else.
    """
    while True:
        try:
            _tell(load(files, store, wishes))
            return
        except QuestionsOpen as error:
            said = wishes.answers_of.get(error.sender, {})
            likeliest = {one.key: one.guess for one in error.questions if one.guess is not None}
            if len(likeliest) < len(error.questions) or likeliest.keys() <= said.keys():
                raise
            for one in error.questions:
                taken = _("{question} Taken: {answer}.", question=one.text, answer=one.guess)
                click.echo(taken, err=True)
            answers = {**wishes.answers_of, error.sender: {**said, **likeliest}}
            wishes = replace(wishes, answers_of=answers)


def _tell(summary: LoadSummary) -> None:
    """Tell which rows and headings were left out: what is not read cannot stand out."""
    for file in summary.files:
        count = file.books.quarantined_count
        if count:
            _aside(_("{file}: {count} of {rows} rows could not be read and are left out.",
                     file=file.name, count=formats.count(count),
                     rows=formats.count(file.books.row_count)))  # fmt: skip
        if unused := file.understood.seen.unused:
            _aside(_("{file}: headings that are not used: {headings}",
                     file=file.name, headings=", ".join(unused)))  # fmt: skip
    for line in summary.first_reasons():
        _aside(f"  {line}")
    day, newest = summary.export_day, summary.day.newest
    if day and newest and day - newest > _YEAR:
        _aside(_("The newest day in the files is {newest}, more than a year before {day}: the age"
                 " of every case is counted up to there. Is --as-of the day of the export?",
                 newest=newest.isoformat(), day=day.isoformat()))  # fmt: skip
    if summary.later_count:
        _aside(_("Cases that begin after the export day, and are not counted: {count}",
                 count=formats.count(summary.later_count)))  # fmt: skip


def as_rows(found: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return findings as plain values: amounts as numbers with two decimals, ISO dates.

    `unit` tells whether observed and expected are shares or days.
    """
    return [
        {
            "measure": one.measure,
            "segment": dict(one.segment),
            "since": one.since.isoformat() if one.since else None,
            "observed": round(one.observed, 6),
            "expected": round(one.expected, 6),
            "case_count": one.case_count,
            "excess_amount": float(one.excess_amount),
            "currency": formats.currency_label(one.currency),
            "q_value": one.q_value,
            "sentence": sentence(one),
            "unit": "days" if one.in_days else "share",
        }
        for one in found
    ]


def _as_json(found: Sequence[Finding]) -> str:
    return json.dumps(as_rows(found), ensure_ascii=False, indent=2)


def _as_csv(found: Sequence[Finding]) -> str:
    """Write findings as comma-separated text; what a spreadsheet would run has a ' before it."""
    rows = [
        {**row, "segment": ", ".join(f"{name}={value}" for name, value in row["segment"].items())}
        for row in as_rows(found)
    ]
    if not rows:
        return ",".join(_COLUMNS)
    return exports.neutral(pl.DataFrame(rows)).write_csv().rstrip("\n")


def _as_table(found: Sequence[Finding]) -> str:
    """Write findings as numbered sentences."""
    width = len(str(len(found)))
    return "\n".join(f"{i:>{width}}. {sentence(one)}" for i, one in enumerate(found, start=1))


_FORMS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "table": _as_table,
    "json": _as_json,
    "csv": _as_csv,
}
