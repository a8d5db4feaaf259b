"""Which problem is planted where: units large enough to show it, strengths as they occur."""

from dataclasses import replace
from typing import Any

import numpy as np

from tests.findings.made_company import exports_of, who_of
from tests.findings.shape import DECOYS, KINDS, REASONS, Problem, Shape, shape_of
from tests.findings.struck import DRAWS, is_struck

_DEPARTMENT_KINDS = {
    "department_disputes": (2.5, 3.5),
    "late_department": (55, 90),
    "collecting_department": (0.6, 0.68),
    "self_inflicted": (3, 4),
    "waiting_on_us": (3, 4),
    "slow_settlement": (3, 4),
    "unknown_reasons": (0.45, 0.7),
    "case_rate": (1.9, 2.4),
}
# Only some of a department's cases are disputed, so it takes a larger one to show these.
_AMONG_DISPUTES = ("slow_settlement", "unknown_reasons")


def planted(seed: int, kinds: tuple[str, ...]) -> Shape:
    """Return a company with problems of these kinds, each in a unit of its own, where they fit."""
    shape = shape_of(seed)
    if "collecting_agency" in kinds and shape.agencies == 1:
        shape = replace(shape, agencies=2)
    who, random = who_of(shape), shape.random(100)
    taken: set[int] = set()
    for kind in kinds:
        shape = _with(shape, kind, who, random, taken)
    return shape


def _with(shape: Shape, kind: str, who: Any, random: Any, taken: set[int]) -> Shape:
    """Return the company with a problem of a kind in the first unit drawn that it strikes."""
    before = exports_of(shape)["cases"]
    for _draw in range(DRAWS):
        one = _problem(kind, shape, who, random, taken)
        made = replace(shape, problems=[*shape.problems, one])
        if is_struck(one, before, exports_of(made)["cases"]):
            return made
    return shape


def with_decoys(seed: int) -> Shape:
    """Return a company without problems that has every decoy."""
    return replace(shape_of(seed), decoys=list(DECOYS))


def some_kinds(seed: int) -> tuple[str, ...]:
    """Return one to three kinds to plant together."""
    random = np.random.default_rng([seed, 101])
    return tuple(random.choice(KINDS, int(random.integers(1, 4)), replace=False))


def _problem(kind: str, shape: Shape, who: Any, random: Any, taken: set[int]) -> Problem:
    uniform, reason = random.uniform, str(random.choice(REASONS))
    if kind == "collecting_agency":
        return Problem(kind, f"Agency {random.integers(shape.agencies) + 1}", uniform(0.6, 0.68))
    if kind == "claim_type_reason":
        unit = _large(who["claim_type"], random, set())
        return Problem(kind, f"Claim {unit + 1}", uniform(0.12, 0.2), "DUPLICATE")
    if kind == "customer_disputes":
        return Problem(kind, f"C{_customer(who['customer'], random):05}", uniform(0.45, 0.65))
    share = 0.06 if kind in _AMONG_DISPUTES else 0.03
    unit = _large(who["department"], random, taken, share)
    taken.add(unit)
    name = f"Department {unit + 1:02}"
    if kind != "department_reason":
        return Problem(kind, name, uniform(*_DEPARTMENT_KINDS[kind]))
    own = int((who["department"] == unit).sum())
    share = random.uniform(max(0.25, min(90 / own, 1)), 0.7) if own > 100 else 1.0
    days = int(shape.months * 30 * share)
    return Problem(kind, name, uniform(0.16, 0.24), reason, days)


def _large(codes: Any, random: Any, taken: set[int], share: float = 0.03) -> int:
    counts = np.bincount(codes)
    counts[list(taken)] = 0
    units = np.flatnonzero(counts >= min(max(250, share * len(codes)), counts.max()))
    return int(random.choice(units))


def _customer(codes: Any, random: Any) -> int:
    counts = np.bincount(codes)
    units = np.flatnonzero(counts >= min(30, counts.max()))
    return int(random.choice(units))
