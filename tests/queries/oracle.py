"""Every headline metric counted again in plain Python, from the rows of the export and no SQL."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

from dashboard.codes import LEGAL_STAGES, SELF_INFLICTED
from dashboard.filters import Filters

Row = Mapping[str, Any]
ZERO = Decimal(0)
_PAID_REASONS = (None, "paid", "partially_paid", "settled")


@dataclass(frozen=True)
class Case:
    """One case as the questions see it; names as in queries/derive."""

    row: Row
    day: dt.date
    payments: tuple[Row, ...]
    events: tuple[Row, ...]

    def money(self, name: str) -> Decimal:
        return self.row.get(name) or ZERO

    @property
    def closed(self) -> bool:
        state, closed_on = self.row["state"], self.row["closed_on"]
        ended = state == "closed" if state else bool(closed_on) and closed_on <= self.day
        return ended or self.row["stage"] == "closed"

    @property
    def closed_on(self) -> dt.date | None:
        return self.row["closed_on"] if self.closed else None

    @property
    def due(self) -> Decimal:
        parts = ("principal", "interest", "reminder_fee", "collection_fee", "legal_cost")
        return sum(map(self.money, parts), ZERO) - self.money("credited") - self.money("waived")

    @property
    def shrunk(self) -> Decimal:
        """How much less is left than was claimed, where nothing says what was paid."""
        if self.row["paid_total"] is not None or self.payments:
            return ZERO
        if self.row["outstanding"] is not None:
            return max(self.due - self.row["outstanding"], ZERO)
        return max(self.due, ZERO) if self.closed_paid else ZERO

    @property
    def closed_paid(self) -> bool:
        return self.closed and self.row["close_reason"] in (None, "paid")

    @property
    def closed_unpaid(self) -> bool:
        return self.row["close_reason"] not in _PAID_REASONS

    @property
    def paid(self) -> Decimal:
        if self.row["paid_total"] is not None:
            return Decimal(self.row["paid_total"])
        if self.payments:
            return sum((payment["amount"] for payment in self.payments), ZERO)
        return ZERO if self.closed_unpaid else self.shrunk

    @property
    def credited(self) -> Decimal:
        return self.money("credited") + (self.shrunk if self.closed_unpaid else ZERO)

    @property
    def outstanding(self) -> Decimal:
        stated = self.row["outstanding"]
        return self.due - self.paid if stated is None else stated

    @property
    def collected(self) -> Decimal:
        stated = self.row["paid_principal"]
        return max(min(self.paid if stated is None else stated, self.row["principal"]), ZERO)

    @property
    def dated(self) -> list[tuple[dt.date, Decimal]]:
        """Payments by day; what is paid beyond them, a closed case paid on its closing day."""
        told = [
            (payment["paid_on"], payment["amount"])
            for payment in self.payments
            if payment["paid_on"] <= self.day
        ]
        beyond = self.paid - sum((amount for _day, amount in told), ZERO)
        closed_on = self.closed_on
        if closed_on and closed_on <= self.day and beyond > 0:
            told.append((closed_on, beyond))
        return sorted(told)

    @property
    def collected_90(self) -> Decimal:
        early, running = ZERO, ZERO
        for paid_on, amount in self.dated:
            before = max(min(running, self.collected), ZERO)
            running += amount
            if self.row["placed_on"] and days(self.row["placed_on"], paid_on) <= 90:
                early += max(min(running, self.collected), ZERO) - before
        return early

    @property
    def age(self) -> int | None:
        return days(self.row["placed_on"], self.day) if self.row["placed_on"] else None

    @property
    def disputed(self) -> bool:
        told = self.row["is_disputed"]
        said = self.row["dispute_reason"] is not None if told is None else told
        return said or bool(self.row["disputed_on"]) or self.row["state"] == "on_hold_dispute"

    @property
    def reason(self) -> str | None:
        return (self.row["dispute_reason"] or "UNKNOWN") if self.disputed else None

    @property
    def dispute_open(self) -> bool:
        return self.disputed and not self.closed and not self.row["dispute_resolved_on"]

    @property
    def self_inflicted(self) -> bool:
        return self.closed and self.row["close_reason"] in SELF_INFLICTED

    @property
    def solved(self) -> bool:
        return self.closed and 0 < self.row["principal"] <= self.collected

    @property
    def legal(self) -> bool:
        told = any(event["kind"] == "legal" for event in self.events)
        return told or self.row["stage"] in LEGAL_STAGES

    @property
    def asked_on(self) -> dt.date | None:
        """The day of the first question to the creditor that nobody has answered."""
        since = None
        for event in sorted(self.events, key=lambda one: (one["happened_at"], _ends_wait(one))):
            if _ends_wait(event):
                since = None
            elif event["waiting_on"] == "creditor" and since is None:
                since = event["happened_at"].date()
        return since

    @property
    def waiting(self) -> bool:
        told = self.row["state"] == "on_hold_creditor" or self.asked_on is not None
        return told and not self.closed

    @property
    def days_to_payment(self) -> int | None:
        first = min((day for day, amount in self.dated if amount > 0), default=None)
        placed = self.row["placed_on"]
        return days(placed, first) if first and placed else None


def headline(cases: Iterable[Case]) -> dict[str, Any]:
    """Return every metric of overview/headline; None where there is nothing to count."""
    cases = list(cases)
    still_open = [case for case in cases if not case.closed]
    closed = [case for case in cases if case.closed]
    disputed = [case for case in cases if case.disputed]
    old = [case for case in cases if case.age is not None and case.age >= 90]
    waiting = [case for case in cases if case.waiting]
    claimed = [case for case in cases if principal(case) > 0]
    old_claimed = [case for case in old if principal(case) > 0]
    return {
        "case_count": len(cases),
        "open_case_count": len(still_open),
        "customer_count": len({customer(case) for case in cases} - {""}),
        "placed_amount": total(cases, cases, principal),
        "outstanding_amount": total(cases, still_open, lambda case: case.outstanding),
        "outstanding_principal_amount": total(cases, still_open, principal_left),
        "collection_rate": share(
            total(claimed, claimed, lambda case: case.collected), placed(claimed)
        ),
        "collection_rate_90": share(
            total(old_claimed, old_claimed, lambda case: case.collected_90), placed(old_claimed)
        ),
        "solved_rate": share(sum(case.solved for case in cases), len(cases)),
        "disputed_count": len(disputed),
        "dispute_rate": share(len(disputed), len(cases)),
        "dispute_rate_90": share(
            sum(disputed_within_90(case) for case in old),
            sum(not case.disputed or case.row["disputed_on"] is not None for case in old),
        ),
        "dispute_open_count": sum(case.dispute_open for case in cases),
        "dispute_share": share(placed(disputed), placed(cases)),
        "disputed_amount": total(cases, disputed, principal),
        "disputed_open_amount": total(
            cases, [case for case in cases if case.dispute_open], lambda case: case.outstanding
        ),
        "days_to_settle": middle(map(settling_days, cases)),
        "unknown_reason_share": share(
            sum(case.reason == "UNKNOWN" for case in disputed), len(disputed)
        ),
        "placement_lag": middle(between(case, "due_date", "placed_on") for case in cases),
        "payment_lag": middle(case.days_to_payment for case in cases),
        "self_inflicted_rate": share(
            placed(case for case in closed if case.self_inflicted), placed(closed)
        ),
        "self_inflicted_amount": total(
            cases, [case for case in cases if case.self_inflicted], principal
        ),
        "legal_share": share(sum(case.legal for case in cases), len(cases)),
        "waiting_count": len(waiting),
        "waiting_amount": total(cases, waiting, lambda case: case.outstanding),
        "waiting_days": middle(days(case.asked_on, case.day) for case in waiting if case.asked_on),
    }


def cases_of(tables: Mapping[str, list[Row]], day: dt.date) -> list[Case]:
    """Return the cases of an export, each with its own payments and events."""
    payments, events = defaultdict(list), defaultdict(list)
    for payment in tables.get("payments", []):
        payments[payment["agency"], payment["case_id"]].append(payment)
    for event in tables.get("events", []):
        events[event["agency"], event["case_id"]].append(event)
    return [
        Case(row, day, tuple(payments[key]), tuple(events[key]))
        for row in tables["cases"]
        for key in [(row["agency"], row["case_id"])]
    ]


def selected(cases: Iterable[Case], filters: Filters, currency: str) -> list[Case]:
    """Return the cases that a selection keeps; a few of the filters are enough to be sure."""
    kept: dict[str, Callable[[Case], bool]] = {
        "placed_from": lambda case: (
            bool(case.row["placed_on"]) and case.row["placed_on"] >= filters.placed_from
        ),
        "placed_to": lambda case: (
            bool(case.row["placed_on"]) and case.row["placed_on"] <= filters.placed_to
        ),
        "department": lambda case: (case.row["department"] or "") in (filters.department or ()),
        "agency": lambda case: (case.row["agency"] or "") in (filters.agency or ()),
        "customer": lambda case: customer(case) in (filters.customer or ()),
        "disputed": lambda case: case.disputed == filters.disputed,
        "reason": lambda case: case.reason in (filters.reason or ()),
        "open": lambda case: case.closed != filters.open,
        "waiting": lambda case: case.waiting == filters.waiting,
    }
    return [
        case
        for case in cases
        if (case.row["currency"] or "") == currency
        and not (case.row["placed_on"] and case.row["placed_on"] > case.day)
        and all(kept[name](case) for name in filters.chosen())
    ]


def days(start: dt.date, end: dt.date) -> int:
    return (end - start).days


def customer(case: Case) -> str:
    name = case.row["customer_name"]
    return case.row["customer_id"] or (f"name:{name}" if name else "")


def principal(case: Case) -> Decimal:
    return Decimal(case.row["principal"])


def principal_left(case: Case) -> Decimal:
    paid = case.collected + case.credited + case.money("waived")
    return max(principal(case) - paid, ZERO)


def placed(cases: Iterable[Case]) -> Decimal:
    return sum(map(principal, cases), ZERO)


def disputed_within_90(case: Case) -> bool:
    told = between(case, "placed_on", "disputed_on")
    return told is not None and told <= 90


def settling_days(case: Case) -> int | None:
    raised = case.row["disputed_on"]
    if raised is None or raised > case.day:
        return None
    ended = case.row["dispute_resolved_on"] or case.closed_on or case.day
    return max(days(raised, min(ended, case.day)), 0)


def between(case: Case, start: str, end: str) -> int | None:
    if case.row[start] is None or case.row[end] is None:
        return None
    return days(case.row[start], case.row[end])


def total(
    whole: list[Case], part: Iterable[Case], amount: Callable[[Case], Decimal]
) -> Decimal | None:
    """Return the sum over a part; None where the whole has no case."""
    return sum(map(amount, part), ZERO) if whole else None


def share(part: Decimal | int | None, whole: Decimal | int | None) -> float | None:
    return float(part or 0) / float(whole) if whole else None


def middle(values: Iterable[int | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(median(known)) if known else None


def _ends_wait(event: Row) -> bool:
    answered = event["kind"] == "answer"
    return answered or event["waiting_on"] not in (None, "creditor")
