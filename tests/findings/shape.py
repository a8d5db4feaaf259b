"""Companies of many shapes: units, how they differ by nature, and what is planted in them."""

import datetime as dt
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

EXPORT_DAY = dt.date(2026, 8, 31)
REASONS = (
    *("PRICE", "QUANTITY", "QUALITY", "NOT_DELIVERED", "NOT_ORDERED"),
    *("ALREADY_PAID", "DUPLICATE", "CANCELLED", "OTHER"),
)
KINDS = (
    *("department_reason", "claim_type_reason", "customer_disputes", "department_disputes"),
    *("late_department", "collecting_department", "collecting_agency", "self_inflicted"),
    *("waiting_on_us", "slow_settlement", "unknown_reasons", "case_rate"),
)
DECOYS = ("harder_mix", "only_young", "tiny_extreme")
# How a problem of each kind may be called, and by which columns its unit is told.
NAMES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "department_reason": (("dispute_reason",), ("department", "dispute_reason")),
    "claim_type_reason": (("dispute_reason",), ("claim_type", "dispute_reason")),
    "customer_disputes": (("customer_disputes", "dispute_rate"), ("customer_id",)),
    "department_disputes": (("dispute_rate",), ("department",)),
    "late_department": (("placement_lag",), ("department",)),
    "collecting_department": (("collection_rate",), ("department",)),
    "collecting_agency": (("collection_rate",), ("agency",)),
    "self_inflicted": (("self_inflicted",), ("department",)),
    "waiting_on_us": (("waiting_on_us",), ("department",)),
    "slow_settlement": (("days_to_settle",), ("department",)),
    "unknown_reasons": (("unknown_reason",), ("department",)),
    "case_rate": (("case_rate",), ("department",)),
    "collecting_customer": (("collection_rate",), ("customer_id",)),
}
Numbers = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is planted: its kind, in which unit, how strong, and on cases how old at most."""

    kind: str
    unit: str
    strength: float
    reason: str = ""
    youngest_days: int = 10_000


@dataclass(slots=True)
class Shape:
    """A company to be made up: how many of what, and how much its units differ by nature."""

    seed: int
    cases: int
    departments: int
    agencies: int
    claim_types: int
    countries: int
    months: int
    nature: float
    problems: list[Problem] = field(default_factory=list)
    decoys: list[str] = field(default_factory=list)

    def random(self, part: int) -> np.random.Generator:
        """Return the random numbers of one part of the company, always the same."""
        return np.random.default_rng([self.seed, part])


def shape_of(seed: int) -> Shape:
    """Return a company's shape, without problems."""
    random = np.random.default_rng([seed, 0])
    return Shape(
        seed=seed,
        cases=int(np.exp(random.uniform(np.log(2_000), np.log(30_000)))),
        departments=int(random.integers(5, 26)),
        agencies=int(random.integers(1, 4)),
        claim_types=int(random.integers(3, 11)),
        countries=int(random.integers(1, 5)),
        months=int(random.integers(15, 37)),
        nature=float(random.uniform(0.05, 0.2)),
    )


def natural(shape: Shape, part: int, count: int, times: float = 1.0) -> Numbers:
    """Return by how much units of a kind differ by nature, in log odds."""
    return shape.random(part).normal(0, shape.nature * times, count)


def planted_of(shape: Shape, kind: str) -> list[Problem]:
    """Return the problems of one kind."""
    return [one for one in shape.problems if one.kind == kind]


def place_of(one: Problem) -> int:
    """Return the number of the unit that a problem is planted in."""
    number = one.unit[1:]
    return int(number) if number.isdigit() else int(one.unit.split()[-1]) - 1
