"""By how much the units of a dimension differ anyway, told robustly from the units themselves."""

import numpy as np

from dashboard.findings.company import Floats

_GRID = np.concatenate([np.arange(0.02, 1.0, 0.02), np.arange(1.0, 2.51, 0.1)])
_FREEDOM = 4.0  # of Student's t: heavy tails, so that those who stand out do not hide themselves
_LEAST_WEIGHT = 2.0  # units with less information say nothing of natural differences
_FEW = 80
_USUAL = 1.5  # how natural differences are spread over companies, in floors
_UNTOLD = 1.2  # by how much more than the floor where too few units can tell


def natural_variation(
    observed: Floats, expected: Floats, weight: Floats, spread: float, floor: float
) -> Floats:
    """Return for each unit the natural standard deviation of log odds among the others.

    The random-effects standard deviation (DerSimonian & Laird 1986) at the mode of a penalised
    likelihood (Chung et al. 2013), residuals taken as Student's t (Lange, Little & Taylor 1989).
    With few units each one is left out of what it is judged by. A floor is held: few units cannot
    prove that units do not differ. Units are set against their own median, as one that stands out
    far moves what is expected of all the others.
    """
    telling = weight >= _LEAST_WEIGHT
    count = int(telling.sum())
    if count < 4:
        return np.full(len(weight), floor * _UNTOLD)
    own = weight[telling]
    squares = _residual(observed[telling], expected[telling], own, spread) ** 2
    parts = _log_likelihood(squares, own)
    prior = -((_GRID / (_USUAL * floor)) ** 2)[:, None] / 2
    sums = parts.sum(axis=1)[:, None] + prior
    found = np.full(len(weight), _likeliest(sums)[0])
    if count <= _FEW:
        found[telling] = _likeliest(sums - parts)
    return np.asarray(np.maximum(found, floor))


def _residual(observed: Floats, expected: Floats, weight: Floats, spread: float) -> Floats:
    """Return how far units are from the median of all, in bad outcomes."""
    away = (observed - expected) / spread / weight
    order = np.argsort(away)
    middle = np.searchsorted(np.cumsum(weight[order]), weight.sum() / 2)
    plain = float(np.median(away))
    centre = (plain + float(away[order][min(middle, len(away) - 1)])) / 2
    return np.asarray((away - centre) * weight)


def _log_likelihood(squares: Floats, weight: Floats) -> Floats:
    """Return it for each standard deviation of the grid (rows) and unit (columns)."""
    variances = weight + (_GRID[:, None] * weight) ** 2
    tails = (_FREEDOM + 1) * np.log1p(squares / (_FREEDOM * variances))
    return np.asarray(-(np.log(variances / weight) + tails) / 2)


def _likeliest(sums: Floats) -> Floats:
    return np.asarray(_GRID[np.argmax(sums, axis=0)])
