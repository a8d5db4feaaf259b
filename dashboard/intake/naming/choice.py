"""The assignment of headers to the columns of one table, as far as it has come."""

from dataclasses import dataclass, field

from dashboard.intake.mapping import TableMapping
from dashboard.intake.naming.headings import WEIGHTS, Says
from dashboard.intake.understanding import Confidence, Match, Question
from dashboard.model import Table

_WORTH: dict[Confidence, int] = {"told": 100, "sure": 80, "likely": 50, "guess": 10}


@dataclass(frozen=True, slots=True)
class Offer:
    """A header that may feed a column, and how much speaks for it."""

    column: str
    header: str
    says: Says
    place: int

    @property
    def weight(self) -> int:
        """Return how much the heading counts for the column."""
        return WEIGHTS[self.says]


@dataclass(slots=True)
class Choice:
    """One table as the headers can feed it; `refused`: columns whose cells are something else."""

    table: Table
    told: TableMapping
    matches: dict[str, Match] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """Return how much speaks for this table in all."""
        return sum(_WORTH[match.confidence] for match in self.matches.values())

    def feeds(self, column: str) -> bool:
        """Return whether a column is fed, or will be once its question is answered."""
        return column in self.matches or column in self.told.constants or column in self.asked

    def headers(self) -> set[str]:
        """Return the headers in use."""
        return {match.header for match in self.matches.values()}
