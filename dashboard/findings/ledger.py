"""How many things were looked at, so that false findings stay a small share of all findings."""

from dataclasses import dataclass, field

from dashboard.findings.rules import PARTS

Kind = tuple[str, ...]


@dataclass(slots=True)
class Ledger:
    """How many tests there are by dimension, and how many findings so far: false ones are a share.

    Every kind of dimension has its part of what may be false, shared by all its tests: so a dozen
    departments are not judged by the number of customers. The limits are those of the weighted
    Benjamini-Hochberg procedure (1995; weights, Genovese, Roeder & Wasserman 2006). Its proof does
    not cover this search, in which findings are taken by how much they explain and each changes
    what is left to explain: that few are false is measured on made-up companies.
    """

    tests: dict[Kind, int] = field(default_factory=dict)
    found: int = 0

    def add(self, kind: Kind, tests: int) -> None:
        """Count tests of a kind."""
        self.tests[kind] = self.tests.get(kind, 0) + tests

    def q_value(self, kind: Kind, p: float) -> float:
        """Return the share of false findings if one with this chance were the next taken."""
        return min(1.0, p * max(self.tests[kind], 1) / PARTS[kind] / (self.found + 1))
