"""How long something takes, told as the median of some rounds with the quickest and the slowest."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Took:
    """How long each round took, in seconds."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the round in the middle."""
        return median(self.rounds)

    def __str__(self) -> str:
        """Return the median in milliseconds, with the quickest and the slowest round."""
        low, high = min(self.rounds) * 1000, max(self.rounds) * 1000
        return f"{self.median * 1000:,.0f} ms ({low:,.0f}-{high:,.0f})"


def timed(work: Callable[[], object], rounds: int) -> Took:
    """Return how long some work takes, round after round."""
    return Took(tuple(_once(work) for _round in range(rounds)))


def in_turn(rounds: int, *works: Callable[[], object]) -> tuple[Took, ...]:
    """Time several works in turn, so that what else the machine does meets all of them alike."""
    took = [[_once(work) for work in works] for _round in range(rounds)]
    return tuple(Took(tuple(own)) for own in zip(*took, strict=True))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
