"""How much of a difference is worth telling, and how much units differ by nature, per measure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`natural`: by how much units differ anyway at least, as standard deviation of log odds.

    `least_ratio` is the odds ratio from which on a difference is worth a sentence, `least_excess`
    how many cases beyond the expected there have to be.
    """

    natural: float
    least_ratio: float
    least_excess: float = 6.0


# A few units cannot prove that units do not differ: each measure has a floor.
RULES: Mapping[str, Rule] = {
    "placement_lag": Rule(0.25, 4.0),
    "case_rate": Rule(0.12, 1.5),
    "dispute_rate": Rule(0.13, 1.75),
    "dispute_reason": Rule(0.20, 2.5),
    "unknown_reason": Rule(0.15, 2.2),
    "days_to_settle": Rule(0.14, 2.0),
    "waiting_on_us": Rule(0.15, 2.0),
    "days_waited": Rule(0.15, 1.8),
    "self_inflicted": Rule(0.12, 1.8),
    "collection_rate": Rule(0.09, 1.5),
}
# Customers differ by nature far more than departments in what they object to.
OF_CUSTOMERS = Rule(0.25, 3.0)
# Days are told from so many times the others' median on. Open disputes and waits count with their
# days so far, which hides part of what is slow.
LEAST_TIMES: Mapping[str, float] = {
    "placement_lag": 1.5,
    "days_to_settle": 1.15,
    "waiting_on_us": 1.5,
}
LEAST_LATE_DAYS = 20
# Share of false findings among all, as far as chance and the modelled nature go.
FALSE_SHARE = 0.04
# Which part of what may be false each kind of segment has: where problems are, most; pairs, of
# which there are many and which seldom tell more than their parts, little.
PARTS: Mapping[tuple[str, ...], float] = {
    ("department",): 0.30,
    ("department", "dispute_reason"): 0.15,
    ("claim_type",): 0.08,
    ("claim_type", "dispute_reason"): 0.10,
    ("customer_id",): 0.12,
    ("customer_id", "dispute_reason"): 0.04,
    ("agency",): 0.10,
    ("agency", "dispute_reason"): 0.03,
    ("country",): 0.02,
    ("department", "agency"): 0.03,
    ("department", "customer_id"): 0.03,
}
