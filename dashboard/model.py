"""The canonical tables, column by column: what an export is turned into and every question asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dashboard import codes
from dashboard.i18n import mark

Kind = Literal["text", "code", "date", "time", "money", "count", "flag", "factor"]

# How each kind lies in the store. Money has two decimals and is never a floating-point number.
SQL_TYPES: Mapping[Kind, str] = {
    "text": "varchar",
    "code": "varchar",
    "date": "date",
    "time": "timestamp",
    "money": "decimal(18, 2)",
    "count": "bigint",
    "flag": "boolean",
    "factor": "decimal(18, 8)",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files and SQL, what it holds, and what it means to a reader.

    `codes` maps each word a coded column may hold to its label. `open_codes` says that other
    words are kept as they come (a channel that nobody foresaw is still worth showing).
    """

    name: str
    kind: Kind
    label: str
    meaning: str
    required: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)
    open_codes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One canonical table: its grain, its columns, and the columns that tell two rows apart.

    An empty `key` means that rows have no identity of their own: equal rows are told apart
    only by how often they occur.
    """

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the column names in order."""
        return tuple(column.name for column in self.columns)

    def of_kind(self, *kinds: Kind) -> tuple[str, ...]:
        """Return the names of the columns of these kinds, in order."""
        return tuple(column.name for column in self.columns if column.kind in kinds)


_REASON_LABELS = {code: reason.label for code, reason in codes.DISPUTE_REASONS.items()}

CASES = Table(
    name="cases",
    grain=mark("one row per case: one claim that an agency collects"),
    key=("agency", "case_id"),
    columns=(
        Column("case_id", "text", mark("Case"), mark("The agency's number of the case."), True),
        Column("agency", "text", mark("Agency"), mark("Who collects.")),
        Column("creditor", "text", mark("Creditor"), mark("Whose claim it is.")),
        Column("department", "text", mark("Department"), mark("Unit that the claim arose in.")),
        Column(
            "customer_id", "text", mark("Customer number"), mark("The creditor's number of it.")
        ),
        Column("customer_name", "text", mark("Customer"), mark("Who owes.")),
        Column(
            "customer_type",
            "code",
            mark("Customer type"),
            mark("Company or person."),
            codes=codes.CUSTOMER_TYPES,
        ),
        Column("country", "text", mark("Country"), mark("Where the customer is; a code.")),
        Column("currency", "text", mark("Currency"), mark("Of every amount in the row; ISO 4217.")),
        Column("invoice_no", "text", mark("Invoice"), mark("The creditor's invoice number.")),
        Column("claim_type", "text", mark("Claim type"), mark("Product, contract or service.")),
        Column("invoice_date", "date", mark("Invoice date"), mark("Day of the invoice.")),
        Column("due_date", "date", mark("Due date"), mark("Day the invoice was to be paid.")),
        Column("placed_on", "date", mark("Placed on"), mark("Day the agency got the case.")),
        Column("closed_on", "date", mark("Closed on"), mark("Day the agency closed the case.")),
        Column("status", "text", mark("Status"), mark("The status in the agency's own word.")),
        Column(
            "stage",
            "code",
            mark("Stage"),
            mark("How far collection has come; on closed cases how far it came."),
            codes=codes.STAGES,
        ),
        Column(
            "state",
            "code",
            mark("State"),
            mark("What happens to the case now. Without it a closing day tells open from closed."),
            codes=codes.STATES,
        ),
        Column(
            "close_reason",
            "code",
            mark("Close reason"),
            mark("Why the case was closed."),
            codes=codes.CLOSE_REASONS,
        ),
        Column(
            "principal", "money", mark("Principal"), mark("Invoice amount, fees left out."), True
        ),
        Column("interest", "money", mark("Interest"), mark("Late interest to the export day.")),
        Column("reminder_fee", "money", mark("Reminder fees"), mark("Fees for reminders.")),
        Column("collection_fee", "money", mark("Collection fees"), mark("Fees for collection.")),
        Column("legal_cost", "money", mark("Legal costs"), mark("Court and enforcement costs.")),
        Column("paid_total", "money", mark("Paid"), mark("All that was paid, fees included.")),
        Column(
            "paid_principal",
            "money",
            mark("Paid on principal"),
            mark("The part that paid principal."),
        ),
        Column("credited", "money", mark("Credited"), mark("Taken back by credit notes.")),
        Column("waived", "money", mark("Waived"), mark("Given up or written off.")),
        Column("outstanding", "money", mark("Outstanding"), mark("What is still to be paid.")),
        Column("is_disputed", "flag", mark("Disputed"), mark("Whether it was ever disputed.")),
        Column(
            "dispute_reason",
            "code",
            mark("Dispute reason"),
            mark("Why the customer objects."),
            codes=_REASON_LABELS,
        ),
        Column(
            "reason_source",
            "code",
            mark("Reason learned from"),
            mark("Whether the reason was stated, read from the objection, or decided."),
            codes=codes.REASON_SOURCES,
        ),
        Column(
            "reason_confidence",
            "code",
            mark("Certainty of the reason"),
            mark("How sure the reason is that was read from the objection."),
            codes=codes.CONFIDENCES,
        ),
        Column(
            "dispute_reason_text",
            "text",
            mark("Objection"),
            mark("The objection in the customer's or the agency's own words."),
        ),
        Column("disputed_on", "date", mark("Disputed on"), mark("Day of the objection.")),
        Column(
            "dispute_resolved_on", "date", mark("Dispute settled on"), mark("Day it was settled.")
        ),
        Column(
            "dispute_outcome",
            "code",
            mark("Dispute outcome"),
            mark("Who was right."),
            codes=codes.DISPUTE_OUTCOMES,
        ),
        Column("comment", "text", mark("Comment"), mark("What else the export says of the case.")),
    ),
)

PAYMENTS = Table(
    name="payments",
    grain=mark("one row per payment on a case"),
    key=(),
    columns=(
        Column("case_id", "text", mark("Case"), mark("The case that was paid on."), True),
        Column("agency", "text", mark("Agency"), mark("Who collects.")),
        Column("paid_on", "date", mark("Paid on"), mark("Day the payment arrived."), True),
        Column("amount", "money", mark("Amount"), mark("Negative for a reversed payment."), True),
        Column(
            "kind",
            "code",
            mark("Payment kind"),
            mark("To whom it was paid."),
            codes=codes.PAYMENT_KINDS,
            open_codes=True,
        ),
        Column(
            "channel",
            "code",
            mark("Channel"),
            mark("How it was paid."),
            codes=codes.CHANNELS,
            open_codes=True,
        ),
    ),
)

EVENTS = Table(
    name="events",
    grain=mark("one row per thing that happened to a case"),
    key=(),
    columns=(
        Column("case_id", "text", mark("Case"), mark("The case it happened to."), True),
        Column("agency", "text", mark("Agency"), mark("Who collects.")),
        Column("happened_at", "time", mark("Happened at"), mark("Local time."), True),
        Column(
            "kind",
            "code",
            mark("Event"),
            mark("What happened."),
            True,
            codes=codes.EVENT_KINDS,
            open_codes=True,
        ),
        Column(
            "waiting_on",
            "code",
            mark("Waiting on"),
            mark("Who has to act after the event."),
            codes=codes.WAITING_ON,
        ),
        Column(
            "channel",
            "code",
            mark("Channel"),
            mark("How it reached the other side."),
            codes=codes.CHANNELS,
            open_codes=True,
        ),
        Column("outcome", "text", mark("Outcome"), mark("What came of it.")),
    ),
)

BILLING = Table(
    name="billing",
    grain=mark("one row per department and month: what was invoiced in all"),
    key=("department", "month"),
    columns=(
        Column("department", "text", mark("Department"), mark("Unit that invoiced."), True),
        Column("month", "date", mark("Month"), mark("Its first day."), True),
        Column("invoice_count", "count", mark("Invoices"), mark("How many were sent."), True),
        Column("billed_amount", "money", mark("Billed amount"), mark("What they sum to."), True),
    ),
)

RATES = Table(
    name="rates",
    grain=mark("one row per currency: what one unit of it is worth in another currency"),
    key=("currency", "base_currency"),
    columns=(
        Column("currency", "text", mark("Currency"), mark("Converted from; ISO 4217."), True),
        Column("base_currency", "text", mark("Into currency"), mark("Converted to."), True),
        Column("rate", "factor", mark("Rate"), mark("Base currency for one unit."), True),
        Column("valid_on", "date", mark("Rate of"), mark("Day the rate was taken.")),
    ),
)

TABLES: Mapping[str, Table] = {
    table.name: table for table in (CASES, PAYMENTS, EVENTS, BILLING, RATES)
}

# A case needs to say whether it is closed, and what is left or what was paid: one of each set.
ONE_OF: tuple[tuple[str, ...], ...] = (
    ("state", "stage", "closed_on", "status"),
    ("outstanding", "paid_total"),
)


def columns_named(name: str, tables: Iterable[Table] = TABLES.values()) -> tuple[Column, ...]:
    """Return every column of that name, first table first."""
    return tuple(column for table in tables for column in table.columns if column.name == name)
