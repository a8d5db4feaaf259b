"""By how much the units of a dimension differ anyway, told robustly from the units themselves."""

import numpy as np

from dashboard.findings.company import Floats

_GRID = np.concatenate([np.arange(0.02, 1.0, 0.02), np.arange(1.0, 2.51, 0.1)])
_STEP = np.gradient(_GRID)
QUANTILES = (0.1, 0.3, 0.5, 0.7, 0.9)  # a chance is averaged over them
_FREEDOM = 8.0  # of Student's t: heavy tails, so that those who stand out do not hide themselves
# The scale of that t, as a share of the variance, that normal residuals are likeliest under: the
# root s of E[(v + 1) z² / (v s + z²)] = 1 for a standard normal z and v = 8.
_NORMAL = 0.81
LEAST_WEIGHT = 2.0  # units with less information say nothing of natural differences
_LEAST_UNITS = 4
_FEW = 80
_USUAL = 1.5  # how natural differences are spread over companies, in floors
_UNTOLD = 1.2  # by how much more than the floor where too few units can tell


def natural_variation(
    observed: Floats, expected: Floats, weight: Floats, spread: float, floor: float
) -> Floats:
    """Return for each unit what the natural standard deviation of log odds among the others may be.

    The random-effects standard deviation (DerSimonian & Laird 1986) by its likelihood times a
    half-normal prior, as quantiles of that (rows of units, columns of QUANTILES), residuals
    taken as Student's t (Lange, Little & Taylor 1989). With few units each one is left out of what
    it is judged by. A floor is held: few units cannot prove that units do not differ. Units are
    set against their own median, as one that stands out far moves what is expected of all others.
    """
    telling = weight >= LEAST_WEIGHT
    count = int(telling.sum())
    if count < _LEAST_UNITS:
        return np.full((len(weight), len(QUANTILES)), floor * _UNTOLD)
    own = weight[telling]
    squares = _residual(observed[telling], expected[telling], own, spread) ** 2
    parts = _log_likelihood(squares, own)
    prior = -((_GRID / (_USUAL * floor)) ** 2)[:, None] / 2
    sums = parts.sum(axis=1)[:, None] + prior
    found = np.repeat(_quantiles(sums), len(weight), axis=0)
    if count <= _FEW:
        found[telling] = _quantiles(sums - parts)
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
    variances = _NORMAL * (weight + (_GRID[:, None] * weight) ** 2)
    tails = (_FREEDOM + 1) * np.log1p(squares / (_FREEDOM * variances))
    return np.asarray(-(np.log(variances / weight) + tails) / 2)


def _quantiles(sums: Floats) -> Floats:
    """Return where the likelihoods (columns) reach each of the quantiles."""
    shares = np.exp(sums - sums.max(axis=0)) * _STEP[:, None]
    reached = np.cumsum(shares, axis=0) / shares.sum(axis=0)
    return np.stack([_GRID[np.argmax(reached >= one, axis=0)] for one in QUANTILES], axis=1)
