"""Companies of the other kind: their units, how they differ, which columns are missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tests.findings.shape import Codes, Numbers, Problem

DIMENSIONS = {
    "customer_disputes": "customer_id",
    "collecting_customer": "customer_id",
    "claim_type_reason": "claim_type",
    "collecting_agency": "agency",
}
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


def struck(one: Problem, who: Mapping[str, Codes]) -> Codes:
    """Return which cases are of the unit that a problem is planted in."""
    return np.asarray(who[DIMENSIONS.get(one.kind, "department")] == int(one.unit[-4:]))
