"""Between which shares chance and natural differences let a unit's lie."""

import numpy as np
from scipy.special import betaincinv

_BEYOND = 0.025  # on either side: 95 of 100 units lie within


def banded(
    share: float, cases: float, nature: float, beyond: float = _BEYOND
) -> tuple[float, float]:
    """Return between which shares chance and natural differences let a share of cases lie.

    `beyond` is the chance of lying beyond on either side. A beta distribution with the variance of
    either: binomial by chance, and a standard deviation of log odds by nature (moments matched, as
    in beta-binomial models; Williams 1982).
    """
    variance = share * (1 - share)
    both = variance / cases + (variance * nature) ** 2
    size = max(variance / both - 1, 0.05)
    ends = np.asarray((beyond, 1 - beyond))
    low, high = betaincinv(share * size, (1 - share) * size, ends)
    return min(float(low), share), max(float(high), share)
