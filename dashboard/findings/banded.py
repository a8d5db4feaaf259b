"""Between which shares chance and natural differences let a unit's lie."""

import numpy as np
from scipy.special import betaincinv

_WITHIN = (0.025, 0.975)  # 95 of 100 units


def banded(share: float, cases: float, nature: float) -> tuple[float, float]:
    """Return between which shares chance and natural differences let a share of cases lie.

    A beta distribution with the variance of either: binomial by chance, and a standard deviation
    of log odds by nature (moments matched, as in beta-binomial models; Williams 1982).
    """
    variance = share * (1 - share)
    both = variance / cases + (variance * nature) ** 2
    size = max(variance / both - 1, 0.05)
    low, high = betaincinv(share * size, (1 - share) * size, np.asarray(_WITHIN))
    return min(float(low), share), max(float(high), share)
