"""A large sample in blocks, each small enough to be made in memory."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

BLOCK_CASES = 250_000


@dataclass(frozen=True, slots=True)
class Block:
    """A run of cases, placed one after the other: so many from `first` on, of `total` in all.

    `seed` is the block's own; `shared_seed` decides what all blocks know alike: who owes.
    """

    first: int
    count: int
    total: int
    seed: int
    shared_seed: int

    @property
    def span(self) -> tuple[float, float]:
        """Return where in the order of placing the block begins and ends, from 0 to 1."""
        return self.first / self.total, (self.first + self.count) / self.total


def blocks(cases: int, seed: int, size: int) -> Iterator[Block]:
    """Yield the blocks of so many cases; the first one's seed is the whole's."""
    for number, first in enumerate(range(0, cases, size)):
        own = int(np.random.SeedSequence([seed, number]).generate_state(1, np.uint64)[0])
        yield Block(first, min(size, cases - first), cases, own if number else seed, seed)
