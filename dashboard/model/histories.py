"""Payments and events: what happened to the cases."""

from dashboard import codes
from dashboard.i18n import mark
from dashboard.model.shapes import Column, Table

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
