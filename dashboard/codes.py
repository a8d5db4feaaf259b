"""The words a coded column may hold, each with its label; the trade's own lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.i18n import mark


@dataclass(frozen=True, slots=True)
class DisputeReason:
    """Why a customer objects, and which of the creditor's processes owns the cause."""

    label: str
    owner: str


# How far a claim has come. A closed case keeps the stage it reached where the export tells it.
STAGES: Mapping[str, str] = {
    "pre": mark("Before collection"),
    "reminder": mark("Reminder"),
    "notice": mark("Collection notice"),
    "amicable": mark("Amicable collection"),
    "legal": mark("Legal action"),
    "enforcement": mark("Enforcement"),
    "surveillance": mark("Surveillance"),
    "closed": mark("Closed, stage not stated"),
}
LEGAL_STAGES = ("legal", "enforcement")

# What happens to it now.
STATES: Mapping[str, str] = {
    "running": mark("Running"),
    "on_hold_dispute": mark("On hold: disputed"),
    "on_hold_creditor": mark("On hold: awaiting creditor"),
    "on_hold_other": mark("On hold: other"),
    "instalment_plan": mark("Instalment plan"),
    "closed": mark("Closed"),
}

CLOSE_REASONS: Mapping[str, str] = {
    "paid": mark("Paid"),
    "partially_paid": mark("Partially paid"),
    "settled": mark("Settled for less"),
    "credited": mark("Credited"),
    "withdrawn": mark("Withdrawn by the creditor"),
    "invalid_data": mark("Invalid case data"),
    "never_started": mark("Never started"),
    "creditor_unresponsive": mark("Creditor did not answer"),
    "settlement_rejected": mark("Settlement rejected by the creditor"),
    "legal_declined": mark("Disputed, legal action declined"),
    "insolvent": mark("Customer insolvent"),
    "deceased": mark("Customer deceased"),
    "untraceable": mark("Customer untraceable"),
    "exhausted": mark("All steps taken, not paid"),
    "uneconomical": mark("Uneconomical to pursue"),
    "time_barred": mark("Time-barred"),
    "other": mark("Other"),
}
# Closures that the creditor itself caused: none of them says that the customer could not pay.
SELF_INFLICTED = frozenset(
    {
        "credited",
        "withdrawn",
        "invalid_data",
        "never_started",
        "creditor_unresponsive",
        "settlement_rejected",
        "legal_declined",
    }
)

OWNERS: Mapping[str, str] = {
    "sales": mark("Sales and pricing"),
    "orders": mark("Order handling"),
    "delivery": mark("Delivery and logistics"),
    "production": mark("Production and service"),
    "customer_service": mark("Customer service"),
    "billing": mark("Billing"),
    "cash": mark("Cash application"),
    "master_data": mark("Customer master data"),
    "risk": mark("Risk"),
    "dunning": mark("Dunning"),
    "none": mark("No owner"),
}

DISPUTE_REASONS: Mapping[str, DisputeReason] = {
    "PRICE": DisputeReason(mark("Price or discount"), "sales"),
    "QUANTITY": DisputeReason(mark("Quantity or hours"), "delivery"),
    "DAMAGED": DisputeReason(mark("Damaged in transit"), "delivery"),
    "QUALITY": DisputeReason(mark("Defect or poor work"), "production"),
    "WRONG_ITEM": DisputeReason(mark("Wrong product or service"), "orders"),
    "NOT_DELIVERED": DisputeReason(mark("Not delivered"), "delivery"),
    "LATE": DisputeReason(mark("Delivered late"), "delivery"),
    "NOT_ORDERED": DisputeReason(mark("Not ordered"), "sales"),
    "CANCELLED": DisputeReason(mark("Cancelled or withdrawn from"), "customer_service"),
    "RETURN_CREDIT": DisputeReason(mark("Returned, credit note missing"), "billing"),
    "ALREADY_PAID": DisputeReason(mark("Already paid"), "cash"),
    "DUPLICATE": DisputeReason(mark("Billed twice"), "billing"),
    "WRONG_RECIPIENT": DisputeReason(mark("Wrong recipient"), "master_data"),
    "FORMAL": DisputeReason(mark("Reference or document missing"), "billing"),
    "FRAUD_ID": DisputeReason(mark("Fraud or identity theft"), "risk"),
    "TERMS_FEES": DisputeReason(mark("Fees, interest or terms"), "dunning"),
    "OTHER": DisputeReason(mark("Other reason"), "none"),
    "UNKNOWN": DisputeReason(mark("Reason not stated"), "none"),
}

# Who owns what goes wrong where no dispute reason tells. What an agency collects is the agency's.
MEASURE_OWNERS: Mapping[str, str] = {
    "placement_lag": "dunning",
    "case_rate": "dunning",
    "collection_rate": "dunning",
    "self_inflicted": "billing",
    "waiting_on_us": "customer_service",
    "days_waited": "customer_service",
    "days_to_settle": "customer_service",
    "unknown_reason": "customer_service",
}

# Where a dispute reason was learned, and how sure it is.
REASON_SOURCES: Mapping[str, str] = {
    "code": mark("Stated as a reason"),
    "text": mark("Read from the objection"),
    "manual": mark("Decided by a person"),
    "none": mark("Not stated"),
}
CONFIDENCES: Mapping[str, str] = {
    "high": mark("High"),
    "medium": mark("Medium"),
    "low": mark("Low"),
}

DISPUTE_OUTCOMES: Mapping[str, str] = {
    "creditor_right": mark("Claim upheld"),
    "customer_right": mark("Customer was right"),
    "compromise": mark("Compromise"),
}

CUSTOMER_TYPES: Mapping[str, str] = {"company": mark("Company"), "person": mark("Person")}

PAYMENT_KINDS: Mapping[str, str] = {
    "payment": mark("Payment to the agency"),
    "direct": mark("Payment to the creditor"),
    "reversal": mark("Reversed payment"),
    "credit": mark("Credit note"),
    "closing_day": mark("Closing day, payment date not stated"),
}

EVENT_KINDS: Mapping[str, str] = {
    "placed": mark("Placed"),
    "reminder": mark("Reminder sent"),
    "demand": mark("Demand sent"),
    "legal": mark("Legal action taken"),
    "disputed": mark("Disputed"),
    "question": mark("Question to the creditor"),
    "answer": mark("Answer from the creditor"),
    "dispute_resolved": mark("Dispute resolved"),
    "promise": mark("Promise to pay"),
    "note": mark("Note"),
    "paid": mark("Paid"),
    "closed": mark("Closed"),
}

WAITING_ON: Mapping[str, str] = {
    "creditor": mark("The creditor"),
    "agency": mark("The agency"),
    "customer": mark("The customer"),
    "court": mark("The court"),
}

CHANNELS: Mapping[str, str] = {
    "letter": mark("Letter"),
    "email": mark("E-mail"),
    "sms": mark("Text message"),
    "phone": mark("Phone"),
    "portal": mark("Portal"),
    "bank": mark("Bank transfer"),
    "card": mark("Card"),
    "invoice": mark("Electronic invoice"),
}

# What the latest export tells otherwise than the one before it, in the order that counts.
CHANGES: Mapping[str, str] = {
    "new": mark("New"),
    "vanished": mark("Vanished"),
    "closed": mark("Closed since"),
    "newly_disputed": mark("Newly disputed"),
    "amount_changed": mark("Another amount"),
}

PAYMENT_STATES: Mapping[str, str] = {
    "none": mark("Nothing paid"),
    "partial": mark("Partly paid"),
    "principal_paid": mark("Principal paid"),
    "full": mark("Paid in full"),
}

ORIGINS: Mapping[str, str] = {
    "told": mark("The export's own figure"),
    "payments": mark("Worked out from the payments"),
    "derived": mark("Worked out from other columns"),
}

PARTS: Mapping[str, str] = {"invoice": mark("Invoice"), "debtor": mark("Debtor")}

# How many times what it has to be an amount is.
SCALES: Mapping[str, str] = {
    "100": mark("a hundred times"),
    "10": mark("ten times"),
    "0.1": mark("a tenth"),
    "0.01": mark("a hundredth"),
}
