"""How much of a difference is worth telling, and how much units differ by nature, per measure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Rule:
    """`natural`: by how much units differ anyway at least, as standard deviation of log odds.

    `least_ratio` is the odds ratio from which on a difference is worth a sentence, `least_share`
    how large a share of the cases, and `least_excess` how many of them, have to be unexpected: a
    hundred thousand cases show ever smaller differences, which matter to nobody. `drift` is by how
    much one unit changes in time by nature, in log odds; invoices have seasons.
    """

    natural: float
    least_ratio: float
    least_share: float = 0.0
    least_excess: float = 6.0
    drift: float = 0.1


# A few units cannot prove that units do not differ: each measure has a floor.
RULES: Mapping[str, Rule] = {
    "placement_lag": Rule(0.25, 4.0),
    "case_rate": Rule(0.12, 1.5, drift=0.15),
    "dispute_rate": Rule(0.1, 1.75, 0.03, 10),
    "dispute_reason": Rule(0.18, 2.5, 0.06, 12),
    "unknown_reason": Rule(0.2, 2.2, 0.15, 12),
    "days_to_settle": Rule(0.14, 1.6, 0.0, 2.5),
    "waiting_on_us": Rule(0.25, 2.0, 0.1, 10),
    "days_waited": Rule(0.2, 1.8),
    "self_inflicted": Rule(0.12, 1.8, 0.05, 10),
    "collection_rate": Rule(0.05, 1.5, 0.05, 8),
}
# Customers differ by nature far more than departments, in what they object to and in how they pay.
OF_CUSTOMERS: Mapping[str, Rule] = {
    "dispute_rate": Rule(0.25, 3.0, 0.10, 10),
    "collection_rate": Rule(0.2, 1.5, 0.05, 8),
}
# So do countries, of which there are too few to tell by how much.
_NATURE_OF_COUNTRIES = 0.4


def rule_of(measure: str, names: tuple[str, ...]) -> Rule:
    """Return what a measure is judged by in the units of a dimension."""
    rule = RULES[measure]
    if "customer_id" in names:
        return OF_CUSTOMERS.get(measure, rule)
    if names == ("country",):
        return replace(rule, natural=max(rule.natural, _NATURE_OF_COUNTRIES))
    return rule


# Days are told from so many times the others' median on. Open disputes and waits count with their
# days so far, which hides part of what is slow.
LEAST_TIMES: Mapping[str, float] = {
    "placement_lag": 1.5,
    "days_to_settle": 1.15,
    "waiting_on_us": 1.5,
}
LEAST_LATE_DAYS = 20
# Share of false findings among all, as far as chance and the modelled nature go.
FALSE_SHARE = 0.05
# Which part of what may be false each kind of segment has: where problems are, most; pairs, of
# which there are many and which seldom tell more than their parts, little. Invoices are counted by
# themselves: they are told of departments only, and nothing that cases show explains them away.
PARTS: Mapping[tuple[str, ...], float] = {
    ("department",): 0.36,
    ("department", "case_rate"): 0.08,
    ("department", "dispute_reason"): 0.15,
    ("claim_type",): 0.05,
    ("claim_type", "dispute_reason"): 0.08,
    ("customer_id",): 0.12,
    ("customer_id", "dispute_reason"): 0.02,
    ("agency",): 0.08,
    ("agency", "dispute_reason"): 0.02,
    ("country",): 0.02,
    ("department", "agency"): 0.01,
    ("department", "customer_id"): 0.01,
}
