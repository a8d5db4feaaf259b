"""Label, unit and words of every column that is not a metric."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard import codes, model
from dashboard.formats import Unit, cell, count
from dashboard.i18n import _, mark

_UNITS: Mapping[model.Kind, Unit] = {
    "text": "text",
    "code": "code",
    "date": "date",
    "time": "time",
    "money": "money",
    "count": "count",
    "flag": "flag",
    "factor": "text",
}
NOT_STATED = mark("Not stated")


@dataclass(frozen=True, slots=True)
class Dimension:
    """A column of an answer: how it is headed, what kind of value it is, what its codes mean.

    `filter` names the field of Filters that a value of it narrows. `empty` is the label of a
    value that the export did not state.
    """

    name: str
    unit: Unit
    heading: str
    meaning_text: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    filter: str | None = None
    empty: str = NOT_STATED
    first_band: str = ""

    @property
    def label(self) -> str:
        """Return its heading in the reader's language."""
        return _(self.heading)

    @property
    def meaning(self) -> str:
        """Return what it holds."""
        return _(self.meaning_text)

    def value_label(self, value: object) -> str:
        """Return what a reader sees for a value: a code's label, a band's edges, a flag's word."""
        if value is None or value == "":
            return _(self.empty)
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, dt.date):
            return cell(value, self.unit)
        text = str(value)
        if self.unit == "band":
            return self._band(text)
        return _(self.codes[text]) if text in self.codes else text

    def _band(self, text: str) -> str:
        low, _dash, high = text.partition("-")
        if not high:
            return _("over {edge}", edge=count(_edge(low)))
        if self.first_band and int(high) == 0:
            return _(self.first_band)
        if int(low) == 0:
            return _("up to {edge}", edge=count(int(high)))
        return f"{count(int(low))} – {count(int(high))}"


def _edge(text: str) -> int:
    """Return the edge of an open band: `250000+` is over 250 000, `121+` is over 120 days."""
    edge = int(text.removesuffix("+"))
    return edge - 1 if edge % 10 == 1 else edge


# What a line of a case's timeline says: events, and the dates that a case itself holds.
HAPPENINGS: Mapping[str, str] = {
    **codes.EVENT_KINDS,
    "invoice": mark("Invoiced"),
    "due": mark("Due"),
    "payment": mark("Payment"),
}
_DETAILS: Mapping[str, str] = {
    **codes.WAITING_ON,
    **codes.CHANNELS,
    **codes.PAYMENT_KINDS,
    **codes.CLOSE_REASONS,
    **codes.DISPUTE_OUTCOMES,
    **{code: reason.label for code, reason in codes.DISPUTE_REASONS.items()},
}
_TABLES: Mapping[str, str] = {
    "cases": mark("Cases"),
    "payments": mark("Payments"),
    "events": mark("Events"),
    "billing": mark("Billing"),
    "rates": mark("Rates"),
}
_STORED = [column for table in reversed([*model.TABLES.values()]) for column in table.columns]
_COLUMNS: Mapping[str, str] = {column.name: column.label for column in _STORED}

_OWN = (
    Dimension("shown_currency", "text", mark("Currency"), filter="currency"),
    Dimension("placed_month", "month", mark("Placed in")),
    Dimension("month", "month", mark("Month")),
    Dimension("claim_size", "band", mark("Claim size"), mark("By principal."), filter="size"),
    Dimension(
        "lag_band",
        "band",
        mark("Days to placement"),
        mark("Days from due date to placement, in bands."),
        filter="lag",
        first_band=mark("Before the due date"),
    ),
    Dimension(
        "overdue_band",
        "band",
        mark("Days past due"),
        mark("Days from due date to the export day, in bands."),
        filter="overdue",
        first_band=mark("Not due"),
        empty=mark("No due date"),
    ),
    Dimension(
        "dispute_age_band",
        "band",
        mark("Days in dispute"),
        mark("Days from the objection to the export day, in bands."),
        filter="dispute_age",
        first_band=mark("Same day"),
    ),
    Dimension("owner", "code", mark("Owning process"), mark("Owns the cause."), codes=codes.OWNERS),
    Dimension("fees", "money", mark("Fees"), mark("Reminder and collection fees, legal costs.")),
    Dimension("is_open", "flag", mark("Open"), mark("Not closed yet."), filter="open"),
    Dimension(
        "is_dispute_open",
        "flag",
        mark("In dispute now"),
        mark("Open, disputed, and the dispute is not settled."),
        filter="dispute_open",
    ),
    Dimension(
        "is_waiting_on_us",
        "flag",
        mark("Waiting for us"),
        mark("Open, and the agency waits for the creditor's own answer."),
        filter="waiting",
    ),
    Dimension("is_self_inflicted", "flag", mark("Self-inflicted"), mark("The creditor caused it.")),
    Dimension("waiting_since", "date", mark("Waiting since")),
    Dimension("first_paid_on", "date", mark("First paid on")),
    Dimension("source_file", "text", mark("File"), mark("The export file the row came from.")),
    Dimension("source_row", "count", mark("Row"), mark("Its row in that file, the header is 1.")),
    Dimension("days_to_placement", "days", mark("Days to placement"), mark("From the due date.")),
    Dimension("days_to_payment", "days", mark("Days to payment"), mark("Placed to first paid.")),
    Dimension("days_waited", "days", mark("Days waited"), mark("Up to the export day.")),
    Dimension(
        "placed_quarter",
        "quarter",
        mark("Placed in quarter"),
        mark("Its first day; empty for all earlier quarters together."),
        empty=mark("Earlier"),
    ),
    Dimension("days_after", "days", mark("Days after placement")),
    Dimension(
        "is_unfinished",
        "flag",
        mark("Unfinished"),
        mark("Some cases are younger, or the month has not ended."),
    ),
    Dimension("ends_on", "date", mark("Until"), mark("Closing day; if open, the export day.")),
    Dimension("first_placed_on", "date", mark("First placed on")),
    Dimension("last_placed_on", "date", mark("Last placed on")),
    Dimension("departments", "text", mark("Departments")),
    Dimension("agencies", "text", mark("Agencies")),
    Dimension("first_disputed_on", "date", mark("First disputed on")),
    Dimension("last_disputed_on", "date", mark("Last disputed on")),
    Dimension("opened_count", "count", mark("New disputes"), mark("Raised in the month.")),
    Dimension("settled_count", "count", mark("Settled disputes"), mark("Settled in the month.")),
    Dimension("happened_on", "date", mark("Day")),
    Dimension("what", "code", mark("What happened"), codes=HAPPENINGS),
    Dimension("detail", "code", mark("Detail"), codes=_DETAILS, empty=""),
)

# What the books of a load and the checks of the cases show.
_BOOKS = (
    Dimension("load_id", "text", mark("Load"), mark("Loads are numbered from 1.")),
    Dimension("loaded_at", "time", mark("Loaded at"), mark("Coordinated universal time.")),
    Dimension("export_day", "date", mark("Export day"), mark("The day that ages count up to.")),
    Dimension(
        "export_day_origin",
        "code",
        mark("Export day from"),
        mark("Where the export day was found."),
        codes={
            "given": mark("Given at loading"),
            "file": mark("The file"),
            "latest date": mark("Latest date in the files"),
        },
    ),
    Dimension("table_name", "code", mark("Table"), codes=_TABLES),
    Dimension("column_name", "code", mark("Column"), codes=_COLUMNS, empty=mark("Whole row")),
    Dimension("row_count", "count", mark("Rows read")),
    Dimension("stored_count", "count", mark("Rows stored")),
    Dimension("quarantined_count", "count", mark("Rows in quarantine")),
    Dimension("filled_count", "count", mark("Rows with a value")),
    Dimension("unused_headers", "text", mark("Columns not used"), empty=""),
    Dimension("sha256", "text", mark("Fingerprint"), mark("SHA-256 of the file's content.")),
    Dimension("read_amount", "money", mark("Read")),
    Dimension("stored_amount", "money", mark("Stored")),
    Dimension("quarantined_amount", "money", mark("In quarantine")),
    Dimension("missing_amount", "money", mark("Unaccounted for"), mark("Has to be nought.")),
    Dimension("unreadable_count", "count", mark("Unreadable amounts")),
    Dimension("row_number", "count", mark("Row"), mark("Its row in that file, the header is 1.")),
    Dimension("value", "text", mark("Value"), empty=""),
    Dimension("label", "text", mark("Shown as"), empty=""),
    Dimension("reason", "text", mark("Reason")),
    Dimension("cells", "text", mark("The row as it was read")),
    Dimension(
        "expected_amount",
        "money",
        mark("Expected"),
        mark("Principal, interest and fees less what was paid, credited and waived."),
    ),
    Dimension("ledger_amount", "money", mark("Sum of the changes")),
    Dimension("dated_amount", "money", mark("Sum of the payments")),
)

# Which filter a value of a stored column narrows, where its name is not the filter's own.
_FILTERS = {
    "customer_name": "customer",
    "dispute_reason": "reason",
    "is_disputed": "disputed",
    "case_id": "case",
} | {name: name for name in ("department", "agency", "country", "currency", "stage", "state")}
_FILTERS |= {name: name for name in ("claim_type", "customer_type", "close_reason")}


def _stored(column: model.Column) -> Dimension:
    return Dimension(
        name=column.name,
        unit=_UNITS[column.kind],
        heading=column.label,
        meaning_text=column.meaning,
        codes=column.codes,
        filter=_FILTERS.get(column.name),
    )


DIMENSIONS: Mapping[str, Dimension] = {column.name: _stored(column) for column in _STORED} | {
    one.name: one for one in (*_OWN, *_BOOKS)
}
