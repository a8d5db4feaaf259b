"""One finding: what stands out, where, since when, how sure that is and what it costs."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

# A measure and a segment, by which a finding is known again from one export to the next.
Subject = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Acted:
    """Something done about a subject on a day, and since when that was as it was, where known."""

    subject: Subject
    day: dt.date
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A measure that is worse in a segment than it would be if that were like the rest.

    `observed` and `expected` are shares, days for the measures of time. `excess_amount` is what is
    unexpected of `amount`, which is all that the segment has of it: disputed, not collected,
    waiting. `bad_count` of the `case_count` cases went badly; None where none is counted. `nature`
    is by how much units like it differ anyway, as standard deviation of log odds. `customer_name`
    is that of the segment's customer, where it has one and the exports tell it.
    """

    measure: str
    segment: Mapping[str, str]
    since: dt.date | None
    observed: float
    expected: float
    case_count: int
    bad_count: int | None
    amount: Decimal
    excess_amount: Decimal
    currency: str
    q_value: float
    nature: float
    customer_name: str = ""

    @property
    def in_days(self) -> bool:
        """Return whether observed and expected are days."""
        return self.measure in ("placement_lag", "days_to_settle") or self.is_wait

    @property
    def is_wait(self) -> bool:
        """Return whether cases wait longer for us, and not more of them than expected."""
        return self.measure == "waiting_on_us" and self.bad_count is None
