"""Chance that falls the same way on every machine: uniform draws looked up in tables."""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Curve = Sequence[tuple[float, float]]


class Draws:
    """A stream of chance for one topic, so that one topic can change and the others stay.

    Only uniform draws and basic arithmetic are used: logarithms and powers differ in their last
    bit from machine to machine, and the shipped files must not.
    """

    def __init__(self, seed: int, topic: str) -> None:
        self._generator = np.random.Generator(np.random.PCG64([seed, *topic.encode()]))

    def uniform(self, count: int) -> Floats:
        """Return numbers from 0 up to 1."""
        return self._generator.random(count)

    def chance(self, count: int, share: float) -> NDArray[np.bool_]:
        """Return true in that share of the places."""
        return self.uniform(count) < share

    def whole(self, count: int, lowest: int, highest: int) -> Ints:
        """Return whole numbers between two bounds, both included."""
        return (lowest + np.floor(self.uniform(count) * (highest - lowest + 1))).astype(np.int64)

    def along(self, count: int, curve: Curve) -> Floats:
        """Return numbers whose quantiles are the (share, value) points of a curve."""
        shares, values = zip(*curve, strict=True)
        quantiles: Floats = np.interp(self.uniform(count), shares, values)
        return quantiles

    def days(self, count: int, lowest: int, highest: int) -> pl.Expr:
        """Return durations of whole days between two bounds, both included."""
        return whole_days(self.whole(count, lowest, highest))

    def days_along(self, count: int, curve: Curve) -> pl.Expr:
        """Return durations of whole days whose quantiles are the points of a curve."""
        return whole_days(self.along(count, curve))

    def pick(
        self, count: int, weights: Sequence[float], span: tuple[float, float] = (0, 1)
    ) -> Ints:
        """Return places in a list, each as often as its weight says.

        A span is a part of the list, from 0 at its beginning to 1 at its end: nothing outside it
        is picked.
        """
        start, end = span
        passed = start + (end - start) * self.uniform(count)
        places: Ints = np.searchsorted(_steps([weights])[0], passed, side="right")
        return places

    def pick_within(self, groups: Ints, weights: Sequence[Sequence[float]]) -> Ints:
        """Return places in a list, with the weights of each row's own group."""
        passed = self.uniform(len(groups))[:, None] >= _steps(weights)[groups]
        places: Ints = passed.sum(axis=1, dtype=np.int64)
        return places


def _steps(weights: Sequence[Sequence[float]]) -> Floats:
    """Return where in each row one place ends and the next begins, from 0 to 1."""
    ends = np.cumsum(np.asarray(weights, dtype=np.float64), axis=1)
    steps: Floats = (ends / ends[:, -1:])[:, :-1]
    return steps


def whole_days(days: Floats | Ints) -> pl.Expr:
    """Return durations of so many days, begun days left out."""
    return pl.duration(days=pl.lit(pl.Series(np.floor(days).astype(np.int64))))
