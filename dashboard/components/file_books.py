"""The books of one file: the rows read are stored, in quarantine or folded; totals stand apart."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from dashboard import formats
from dashboard.components.markup import element, wrapped
from dashboard.dimensions import DIMENSIONS
from dashboard.i18n import _, ngettext
from dashboard.intake.reconcile import Reconciliation, Sum
from dashboard.intake.summary import FileSummary
from dashboard.model import TABLES

_SIGNS = ("", "=", "+", "+")


def file_books(file: FileSummary) -> str:
    """Return the table that shows a file's rows and amounts side by side, and its own totals."""
    books, totals = file.books, file.own_totals()
    parts = _parts(books)
    labels = [
        f"{sign} {label}".strip() for sign, label in zip(_SIGNS, parts.values(), strict=False)
    ]
    if totals:
        labels.append(_("the file's own total"))
    head = "".join(
        element("th", label, "number" if label else "", scope="col") for label in ("", *labels)
    )
    rows = [_row(_("Rows"), _counts(books), parts, _whole, "" if totals else None)]
    table = TABLES[file.table]
    for name, one in books.sums.items():
        own = formats.decimal(totals[name].told) if name in totals else ""
        label = _(table[name].label)
        rows.append(_row(label, one, parts, formats.decimal, own if totals else None))
    inner = wrapped("thead", wrapped("tr", head)) + wrapped("tbody", "".join(rows))
    caption = element("caption", " ".join(_caption(file)))
    return wrapped("div", wrapped("table", caption + inner, "books"), "scroll")


def _caption(file: FileSummary) -> Iterator[str]:
    title = _(
        "{file} → {table}",
        file=file.name,
        table=DIMENSIONS["table_name"].value_label(file.table),
    )
    yield f"{title}."
    yield _verdict(file.books)
    if count := file.books.non_row_count:
        yield ngettext(
            "{text} line is no row, but a total, a heading or a note.",
            "{text} lines are no rows, but totals, headings or notes.",
            count,
            text=formats.count(count),
        )


def _parts(books: Reconciliation) -> Mapping[str, str]:
    parts = {"rows": _("read"), "stored": _("stored"), "quarantined": _("in quarantine")}
    if books.folded_count:
        parts["folded"] = _("folded into others")
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
    write: Callable[[Decimal], str],
    own: str | None,
) -> str:
    note = _("{count} unreadable", count=amounts.unreadable) if amounts.unreadable else ""
    name = wrapped("td", element("span", label) + element("span", f" {note}", "quiet"))
    cells = "".join(element("td", write(getattr(amounts, part)), "number") for part in parts)
    total = "" if own is None else element("td", own, "number")
    return wrapped("tr", name + cells + total)


def _whole(number: Decimal) -> str:
    return formats.count(int(number))


def _verdict(books: Reconciliation) -> str:
    if books.balances:
        return _("Every row and every amount that was read is accounted for.")
    return books.difference()
