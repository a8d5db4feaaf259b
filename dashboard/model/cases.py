"""Cases: what an agency tells of each claim."""

from dashboard import codes
from dashboard.i18n import mark
from dashboard.model.shapes import Column, Table

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

# A case needs to say whether it is closed, and what is left or what was paid: one of each set.
ONE_OF: tuple[tuple[str, ...], ...] = (
    ("state", "stage", "closed_on", "status"),
    ("outstanding", "paid_total"),
)
