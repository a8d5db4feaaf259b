"""What is planted in companies of the other kind."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from tests.findings.another_company import exports_of
from tests.findings.another_plan import DIMENSIONS, Plan, plan_of
from tests.findings.shape import DECOYS, REASONS, Codes, Problem
from tests.findings.struck import DRAWS, is_struck

KINDS = (
    *("department_disputes", "department_reason", "customer_disputes", "claim_type_reason"),
    *("late_department", "collecting_department", "collecting_agency", "collecting_customer"),
    *("waiting_on_us", "unknown_reasons", "slow_settlement", "self_inflicted"),
)
# A department's rises are planted from a day on as often as for the whole time.
_STRENGTHS: Mapping[str, tuple[float, float]] = {
    "department_disputes": (0.15, 0.3),
    "department_reason": (0.12, 0.25),
    "customer_disputes": (0.5, 0.9),
    "claim_type_reason": (0.12, 0.25),
    "late_department": (40, 80),
    "collecting_department": (0.5, 0.7),
    "collecting_agency": (0.55, 0.7),
    "collecting_customer": (0.05, 0.2),
    "waiting_on_us": (0.25, 0.5),
    "unknown_reasons": (0.5, 0.8),
    "slow_settlement": (3, 4),
    "self_inflicted": (0.2, 0.35),
}
_LEAST = {"customer_id": 30, "unknown_reasons": 700, "slow_settlement": 700}


def with_decoys(seed: int) -> Plan:
    """Return a company without problems that has every decoy."""
    return replace(plan_of(seed), decoys=list(DECOYS))


def some_kinds(seed: int) -> tuple[str, ...]:
    """Return one to three kinds to plant together."""
    random = np.random.default_rng([seed, 78])
    return tuple(map(str, random.choice(KINDS, int(random.integers(1, 4)), replace=False)))


def with_problems(seed: int, kinds: tuple[str, ...]) -> Plan:
    """Return a company with problems of these kinds, each in a unit of its own, where it fits."""
    plan = plan_of(seed)
    if "claim_type_reason" in kinds:
        plan.missing = tuple(one for one in plan.missing if one != "claim_type")
    if "collecting_agency" in kinds:
        plan.agencies = max(plan.agencies, 2)
    who, random = plan.who(), plan.random(4)
    taken: set[str] = set()
    for kind in kinds:
        plan = _with(plan, kind, who, random, taken)
    return plan


def _with(
    plan: Plan, kind: str, who: Mapping[str, Codes], random: np.random.Generator, taken: set[str]
) -> Plan:
    """Return the company with a problem of a kind in the first unit drawn that it strikes."""
    before = exports_of(plan)["cases"]
    for _draw in range(DRAWS):
        one = _problem(plan, kind, who, random, taken)
        if one is None:
            return plan
        made = replace(plan, problems=[*plan.problems, one])
        if is_struck(one, before, exports_of(made)["cases"]):
            taken.add(one.unit)
            return made
    return plan


def _problem(
    plan: Plan, kind: str, who: Mapping[str, Codes], random: np.random.Generator, taken: set[str]
) -> Problem | None:
    dimension = DIMENSIONS.get(kind, "department")
    names = plan.names(dimension)
    counts = np.bincount(who[dimension], minlength=len(names))
    least = _LEAST.get(kind, _LEAST.get(dimension, 250))
    share = random.uniform(0.25, 0.7) if random.random() < 0.5 else 1.0
    if kind in ("department_disputes", "department_reason") and share < 1:
        least = max(least, round(100 / share))
    fits = (counts >= least) & (counts < len(who[dimension]) / 2) & ~np.isin(names, list(taken))
    if kind == "collecting_agency":
        fits = counts > 0
    if not fits.any():
        return None
    reason = {"department_reason": str(random.choice(REASONS)), "claim_type_reason": "DUPLICATE"}
    is_dated = kind in ("department_disputes", "department_reason") and share < 1
    days = int(plan.months * 30.4 * share) if is_dated else 10_000
    strength = random.uniform(*_STRENGTHS[kind])
    unit = str(names[random.choice(np.flatnonzero(fits))])
    return Problem(kind, unit, float(strength), reason.get(kind, ""), days)
