"""Companies of the other kind: their units, what is planted in them, which columns are missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from tests.findings.shape import DECOYS, REASONS, Codes, Numbers, Problem

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
_DIMENSIONS = {
    "customer_disputes": "customer_id",
    "collecting_customer": "customer_id",
    "claim_type_reason": "claim_type",
    "collecting_agency": "agency",
}
_LEAST = {"customer_id": 30, "unknown_reasons": 700, "slow_settlement": 700}
_MISSING: tuple[tuple[str, ...], ...] = (
    (),
    (),
    ("invoice_date",),
    ("claim_type",),
    ("customer_type",),
    ("country", "invoice_date"),
)


@dataclass(slots=True)
class Plan:
    """A company to be made up; `nature` is by how much departments' rates differ, in shares."""

    seed: int
    cases: int
    departments: int
    customers: int
    agencies: int
    claim_types: int
    months: int
    nature: float
    missing: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    decoys: list[str] = field(default_factory=list)

    def random(self, part: int) -> np.random.Generator:
        """Return the random numbers of one part of the company, always the same."""
        return np.random.default_rng([self.seed, part, 7])

    def planted(self, kind: str) -> list[Problem]:
        """Return the problems of one kind."""
        return [one for one in self.problems if one.kind == kind]

    def differing(self, random: np.random.Generator, mean: float, deviation: float) -> Numbers:
        """Return a rate for each department, beta-distributed."""
        size = mean * (1 - mean) / deviation**2 - 1
        return random.beta(mean * size, (1 - mean) * size, self.departments)

    def names(self, dimension: str) -> NDArray[np.str_]:
        """Return what the units of a dimension are called."""
        numbers = {
            "department": self.departments,
            "customer_id": self.customers,
            "agency": self.agencies,
            "claim_type": self.claim_types,
        }
        return np.array([f"{dimension[:3].title()}-{i:04}" for i in range(numbers[dimension])])

    def who(self) -> dict[str, Codes]:
        """Return the department, customer, claim type, agency and kind of customer of each case."""
        random, n = self.random(0), self.cases
        weights = (np.arange(self.departments) + 2.0) ** -0.8
        if "tiny_extreme" in self.decoys:
            weights[0] = 15 / n * weights.sum()
        department = random.choice(self.departments, n, p=weights / weights.sum())
        ranks = (np.arange(self.customers) + 3.0) ** -0.8
        anyone = random.choice(self.customers, n, p=ranks / ranks.sum())
        home = random.integers(0, self.departments, self.customers)
        stays = random.random(n) < 0.5
        department = np.where(stays & (home[anyone] > 2), home[anyone], department)
        person = random.random(self.customers) < random.uniform(0.2, 0.9)
        if "harder_mix" in self.decoys and not person.all():
            theirs = department == 1
            anyone[theirs] = random.choice(np.flatnonzero(~person), int(theirs.sum()))
        sold = random.dirichlet(np.full(self.claim_types, 0.7), self.departments).cumsum(axis=1)
        types = (random.random(n)[:, None] > sold[department]).sum(axis=1)
        used = random.integers(0, self.agencies, self.departments)[department]
        elsewhere = random.random(n) < 0.4
        agency = np.where(elsewhere, random.integers(0, self.agencies, n), used)
        country = random.choice(3, self.customers, p=(0.8, 0.15, 0.05))
        return {
            "department": department,
            "customer_id": anyone,
            "claim_type": np.minimum(types, self.claim_types - 1),
            "agency": agency,
            "person": person[anyone],
            "country": country[anyone],
        }


def plan_of(seed: int) -> Plan:
    """Return a company without problems."""
    random = np.random.default_rng([seed, 77])
    cases = int(np.exp(random.uniform(np.log(2_000), np.log(20_000))))
    return Plan(
        seed=seed,
        cases=cases,
        departments=int(random.integers(5, 31)),
        customers=int(random.integers(50, 2000)),
        agencies=int(random.choice([1, 2, 2, 3])),
        claim_types=int(random.integers(2, 8)),
        months=int(random.integers(14, 34)),
        nature=float(random.uniform(0.01, 0.03)),
        missing=_MISSING[int(random.integers(len(_MISSING)))],
    )


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
        one = _problem(plan, kind, who, random, taken)
        if one is not None:
            plan.problems.append(one)
            taken.add(one.unit)
    return plan


def _problem(
    plan: Plan, kind: str, who: Mapping[str, Codes], random: np.random.Generator, taken: set[str]
) -> Problem | None:
    dimension = _DIMENSIONS.get(kind, "department")
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


def struck(one: Problem, who: Mapping[str, Codes]) -> Codes:
    """Return which cases are of the unit that a problem is planted in."""
    return np.asarray(who[_DIMENSIONS.get(one.kind, "department")] == int(one.unit[-4:]))
