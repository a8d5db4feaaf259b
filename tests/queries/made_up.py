"""Random exports with every kind of gap and odd value that the loader lets through."""

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Any

from dashboard import codes
from dashboard.filters import Filters
from dashboard.model import CASES

DAY = dt.date(2026, 10, 31)
EARLIER_DAY = dt.date(2026, 9, 30)
_FIRST = dt.date(2025, 1, 1)
_NAMES = {
    "department": ("North", "South", "East", None),
    "country": ("NO", "SE"),
    "claim_type": ("Rent", "Power", None),
    "customer_type": ("company", "person", None),
}


def tables(seed: int, count: int = 200) -> dict[str, list[dict[str, Any]]]:
    """Return cases, payments and events of one random export."""
    random = Random(seed)
    cases = [_case(random, number) for number in range(count)]
    return {
        "cases": cases,
        "payments": [row for case in cases for row in _payments(random, case)],
        "events": [row for case in cases for row in _events(random, case)],
    }


def filters(seed: int) -> Filters:
    """Return a random selection of one to three fields."""
    random = Random(seed)
    choices: dict[str, Any] = {
        "placed_from": _FIRST + dt.timedelta(random.randrange(300)),
        "placed_to": DAY - dt.timedelta(random.randrange(300)),
        "department": random.choice((("North",), ("South", "East"), ("",))),
        "agency": ("Fjord",),
        "customer": ("K1", "K2", "name:Vik AS"),
        "disputed": random.choice((True, False)),
        "reason": ("PRICE", "UNKNOWN"),
        "open": random.choice((True, False)),
        "waiting": random.choice((True, False)),
    }
    names = random.sample(sorted(choices), random.randint(1, 3))
    return Filters(**{name: choices[name] for name in names})


def earlier(cases: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """Return some of the cases as an earlier export told them, and one that is gone since."""
    random = Random(seed)
    kept = [case for case in cases if random.random() < 0.8]
    return [_earlier(random, case) for case in kept] + [_case(random, len(cases))]


def _earlier(random: Random, case: dict[str, Any]) -> dict[str, Any]:
    changed = {"closed_on": None, "state": "running", "department": "North", "outstanding": None}
    names = random.sample(sorted(changed), random.randint(0, 2))
    return case | {name: changed[name] for name in names}


def _case(random: Random, number: int) -> dict[str, Any]:
    """Return a case; the two agencies number theirs alike."""
    placed = _maybe(random, 0.95, _day(random, _FIRST, 700))
    begun = placed or _FIRST
    closed = _maybe(random, 0.4, begun + dt.timedelta(random.randrange(200)))
    disputed = _maybe(random, 0.2, begun + dt.timedelta(random.randrange(-20, 150)))
    case = dict.fromkeys(CASES.names) | {
        "case_id": f"C{number // 2}",
        "currency": random.choice(("NOK", "NOK", "NOK", "SEK")),
        "customer_id": _maybe(random, 0.9, f"K{random.randrange(40)}"),
        "customer_name": _maybe(random, 0.5, "Vik AS"),
        "due_date": _maybe(random, 0.9, begun - dt.timedelta(random.randrange(-5, 140))),
        "placed_on": placed,
        "closed_on": closed,
        "stage": _maybe(random, 0.8, random.choice(tuple(codes.STAGES)[:7])),
        "state": random.choice(("running", "on_hold_dispute", "on_hold_creditor", "closed", None)),
        "close_reason": _maybe(random, 0.8, random.choice(tuple(codes.CLOSE_REASONS))),
        "principal": _money(random, -20, 9_000),
        "interest": _maybe(random, 0.5, _money(random, 0, 50)),
        "collection_fee": _maybe(random, 0.5, _money(random, 0, 100)),
        "credited": _maybe(random, 0.2, _money(random, 0, 300)),
        "waived": _maybe(random, 0.1, _money(random, 0, 100)),
        "is_disputed": random.choice((None, None, None, None, False, True)),
        "dispute_reason": _maybe(random, 0.15, random.choice(("PRICE", "LATE", "QUALITY"))),
        "disputed_on": disputed,
        "dispute_resolved_on": disputed
        and _maybe(random, 0.5, disputed + dt.timedelta(random.randrange(90))),
    }
    case |= {name: random.choice(values) for name, values in _NAMES.items()}
    case["agency"] = ("Fjord", "Dal")[number % 2]
    return case | _paid(random, case)


def _paid(random: Random, case: dict[str, Any]) -> dict[str, Any]:
    """Return what the export says of the money: one of the figures, both, or none."""
    paid = _money(random, 0, 9_500) if random.random() < 0.5 else Decimal(0)
    left = _money(random, 0, 9_000)
    told = random.choice(("paid_total", "outstanding", "both", "none"))
    split = min(paid, case["principal"]) if random.random() < 0.2 else None
    return {
        "paid_total": paid if told in ("paid_total", "both") else None,
        "outstanding": left if told in ("outstanding", "both") else None,
        "paid_principal": split,
    }


def _payments(random: Random, case: dict[str, Any]) -> list[dict[str, Any]]:
    begun = case["placed_on"] or _FIRST
    return [
        {
            "case_id": case["case_id"],
            "agency": case["agency"],
            "paid_on": begun + dt.timedelta(random.randrange(-10, 250)),
            "amount": _money(random, -500, 4_000),
            "kind": random.choice((None, "payment", "direct")),
        }
        for _number in range(random.choice((0, 0, 1, 2, 4)))
    ]


def _events(random: Random, case: dict[str, Any]) -> list[dict[str, Any]]:
    begun = dt.datetime.combine(case["placed_on"] or _FIRST, dt.time(9))
    return [
        {
            "case_id": case["case_id"],
            "agency": case["agency"],
            "happened_at": min(
                begun + dt.timedelta(random.randrange(200)), dt.datetime(2026, 10, 31, 9)
            ),
            "kind": random.choice(("question", "answer", "note", "legal", "demand")),
            "waiting_on": random.choice((None, None, "creditor", "creditor", "customer")),
        }
        for _number in range(random.choice((0, 0, 1, 3)))
    ]


def _maybe(random: Random, chance: float, value: Any) -> Any:
    return value if random.random() < chance else None


def _money(random: Random, low: int, high: int) -> Decimal:
    return Decimal(random.randrange(low * 100, high * 100)) / 100


def _day(random: Random, first: dt.date, length: int) -> dt.date:
    return first + dt.timedelta(random.randrange(length))
