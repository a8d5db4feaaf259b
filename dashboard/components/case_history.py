"""How the exports told one case over time, and the rows that it was put together from."""

import polars as pl

from dashboard import formats
from dashboard.components import desk
from dashboard.components.card import table_card
from dashboard.components.table import Layout, Row
from dashboard.dimensions import DIMENSIONS
from dashboard.filters import Filters
from dashboard.i18n import _, ngettext

_TOLD = ("first_told_on", "last_told_on")
_ORIGIN = ("source_file", "source_row")
_PARTS = (
    *("part", "invoice_no", "claim_type", "invoice_date", "due_date", "principal", "outstanding"),
    *("customer_name", "customer_id", *_ORIGIN),
)
_TALL = 420


def case_history(only: Filters, case: Row) -> None:
    """Show the versions of a case that the exports told, and only the columns that changed."""
    versions = desk.ask("cases/history", only)
    if versions.height < 2:
        return
    unlike = [name for name in versions.columns if versions[name].n_unique() > 1]
    changed = [name for name in unlike if name not in (*_TOLD, *_ORIGIN)]
    columns = (*_TOLD, *changed, *_ORIGIN)
    layout = Layout(columns=columns, digits=2, tall=_TALL, currency=case["currency"])
    table_card("cases/history", only, layout, _versions)


def case_parts(only: Filters, case: Row) -> None:
    """Show the invoices and debtors of a case, where the export told them apart."""
    parts = desk.ask("cases/parts", only)
    if parts.is_empty():
        return
    columns = tuple(name for name in _PARTS if parts[name].count())
    layout = Layout(columns=columns, digits=2, tall=_TALL, currency=case["currency"])
    table_card("cases/parts", only, layout, _counted)


def _versions(versions: pl.DataFrame, _look: object) -> str:
    return _(
        "Told in {count} ways since {day}; the columns that differ are shown.",
        count=formats.count(versions.height),
        day=formats.date(min(versions["first_told_on"])),
    )


def _counted(parts: pl.DataFrame, _look: object) -> str:
    counts = dict(parts["part"].value_counts().iter_rows())
    return ", ".join(
        ngettext("{text} {part}", "{text} × {part}", count, text=formats.count(count), part=label)
        for part, count in sorted(counts.items(), reverse=True)
        for label in [DIMENSIONS["part"].value_label(part)]
    )
