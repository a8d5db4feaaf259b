"""The books of one file: what was read is stored, in quarantine, folded, or no row."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from dashboard import formats
from dashboard.components.markup import element, wrapped
from dashboard.dimensions import DIMENSIONS
from dashboard.i18n import _
from dashboard.intake.reconcile import Reconciliation, Sum
from dashboard.intake.summary import FileSummary
from dashboard.model import TABLES

_SIGNS = ("", "=", "+", "+", "+")


def file_books(file: FileSummary) -> str:
    """Return the table that shows a file's rows and amounts side by side."""
    books = file.books
    parts = _parts(books)
    head = element("th", "", scope="col") + "".join(
        element("th", f"{sign} {label}".strip(), "number", scope="col")
        for sign, label in zip(_SIGNS, parts.values(), strict=False)
    )
    rows = [_row(_("Rows"), _counts(books), parts, _whole)]
    table = TABLES[file.table]
    rows += [_row(_(table[name].label), one, parts) for name, one in books.sums.items()]
    title = _(
        "{file} → {table}",
        file=file.name,
        table=DIMENSIONS["table_name"].value_label(file.table),
    )
    inner = wrapped("thead", wrapped("tr", head)) + wrapped("tbody", "".join(rows))
    caption = element("caption", f"{title}. {_verdict(books)}")
    return wrapped("div", wrapped("table", caption + inner, "books"), "scroll")


def _parts(books: Reconciliation) -> Mapping[str, str]:
    parts = {"read": _("read"), "stored": _("stored"), "quarantined": _("in quarantine")}
    if books.folded_count:
        parts["folded"] = _("folded into others")
    if books.non_row_count:
        parts["non_rows"] = _("totals and notes")
    return parts


def _counts(books: Reconciliation) -> Sum:
    return Sum(
        read=Decimal(books.row_count),
        stored=Decimal(books.stored_count),
        quarantined=Decimal(books.quarantined_count),
        folded=Decimal(books.folded_count),
        non_rows=Decimal(books.non_row_count),
    )


def _row(
    label: str,
    amounts: Sum,
    parts: Mapping[str, str],
    write: Callable[[Decimal], str] = formats.decimal,
) -> str:
    note = _("{count} unreadable", count=amounts.unreadable) if amounts.unreadable else ""
    name = wrapped("td", element("span", label) + element("span", f" {note}", "quiet"))
    cells = "".join(element("td", write(getattr(amounts, part)), "number") for part in parts)
    return wrapped("tr", name + cells)


def _whole(number: Decimal) -> str:
    return formats.count(int(number))


def _verdict(books: Reconciliation) -> str:
    if books.balances:
        return _("Every row and every amount that was read is accounted for.")
    return books.difference()
