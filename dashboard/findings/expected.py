"""What would be expected of a case of its age and kind, if its unit were like the others."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import expit, logit

from dashboard.findings.company import MIX, Codes, Company, Floats, Rows, counted, summed

_STEPS = 12
_RIDGE = 1.0  # a level that few cases have is drawn to the others
_MOST_UNITS = 200


@dataclass(frozen=True, slots=True)
class Expectation:
    """The log odds of the bad outcome by level of each factor, and what holds for all.

    `covariance` is how well the effects are known, the levels of all factors in one row.
    """

    base: float
    effects: tuple[Floats, ...]
    covariance: Floats

    def table(self, without: str = "") -> Floats:
        """Return the expected outcome of each cell of mix, one factor's effect left out or none."""
        odds = np.asarray([self.base])
        for name, effect in zip(MIX, self.effects, strict=True):
            odds = (odds[:, None] + (effect if name != without else effect * 0)[None, :]).ravel()
        return np.asarray(expit(odds))


def expectation(
    company: Company,
    rows: Rows | None,
    outcome: Floats,
    factors: tuple[str, ...],
    *,
    within: bool = True,
) -> Expectation:
    """Fit main effects of the mix on a bounded outcome, within departments or over all.

    Logistic regression on grouped cells by iteratively reweighted least squares with a ridge
    penalty (McCullagh & Nelder 1989; le Cessie & van Houwelingen 1992). Departments have effects
    of their own in the fit, so that a mix is not blamed for what its department does; they are
    left out of what is expected, which is what makes it an indirect standardisation.
    """
    units, cells = _units(company, within=within), company.cells
    if rows is not None:
        units, cells = units[rows], cells[rows]
    width = int(units.max(initial=0)) + 1
    joined = cells * np.int64(width) + units
    size = int(np.prod(company.levels)) * width
    counts = counted(joined, size)
    used = np.flatnonzero(counts)
    sums = summed(joined, outcome, size)[used]
    design, ends = _design(company, used // width, used % width, factors)
    coefficients, covariance = _fitted(design, counts[used], sums)
    effects = np.split(coefficients[1:], ends)[: len(MIX)]
    told = np.repeat([name in factors for name in MIX], company.levels)
    known = covariance[1 : ends[-1] + 1, 1 : ends[-1] + 1] * np.outer(told, told)
    return Expectation(float(coefficients[0]), tuple(effects), known)


def mix_of(weights: Floats, levels: tuple[int, ...]) -> Floats:
    """Return which share of the weight by cell of mix each level of each factor has, in one row."""
    table = weights.reshape(levels) / max(float(weights.sum()), 1e-9)
    others = [tuple(j for j in range(len(levels)) if j != i) for i in range(len(levels))]
    return np.concatenate([table.sum(axis=axes) for axes in others])


def calibrated(table: Floats, weights: Floats, outcome: Floats) -> Floats:
    """Return a table of expectations moved in log odds until they sum to what was observed.

    `weights` are the cases in each cell.
    """
    target = float(np.clip(outcome.sum(), 0.5, max(len(outcome) - 0.5, 0.5)))
    odds = logit(np.clip(table, 1e-9, 1 - 1e-9))
    shift = 0.0
    for _step in range(_STEPS):
        now = expit(odds + shift)
        slope = float((weights * now * (1 - now)).sum())
        shift += float(np.clip((target - (weights * now).sum()) / max(slope, 1e-9), -2, 2))
    return np.asarray(expit(odds + shift))


def _units(company: Company, *, within: bool) -> Codes:
    codes = company.keys["department"].codes
    if not within:
        return np.zeros_like(codes)
    return np.minimum(codes, np.int32(_MOST_UNITS)) + np.int32(1)


def _design(
    company: Company, cells: Rows, units: Rows, factors: tuple[str, ...]
) -> tuple[sparse.csr_array, NDArray[np.int64]]:
    """Return one row per group with a one for each level it has, and where the factors end."""
    ends = np.cumsum(company.levels)
    starts = np.concatenate([[0], ends]) + 1
    levels = np.unravel_index(cells, company.levels)
    columns = [np.zeros(len(cells), dtype=np.int64)]
    columns += [levels[i] + starts[i] for i, name in enumerate(MIX) if name in factors]
    columns.append(units + starts[-1])
    width = int(starts[-1] + units.max(initial=0)) + 1
    indices = np.stack(columns, axis=1)
    pointers = np.arange(0, indices.size + 1, indices.shape[1])
    ones = np.ones(indices.size)
    return sparse.csr_array((ones, indices.ravel(), pointers), (len(cells), width)), ends


def _fitted(design: sparse.csr_array, counts: Floats, sums: Floats) -> tuple[Floats, Floats]:
    """Return the coefficients and their covariance; the first holds for all, without a penalty."""
    share = (sums.sum() + 0.5) / (counts.sum() + 1)
    coefficients = np.zeros(design.shape[1])
    coefficients[0] = logit(share)
    penalty = np.full(len(coefficients), _RIDGE)
    penalty[0] = 1e-9
    for _step in range(_STEPS):
        mean = expit(design @ coefficients)
        weights = counts * mean * (1 - mean)
        slope = design.T @ (sums - counts * mean) - penalty * coefficients
        curve = (design.T @ (design * weights[:, None])).toarray() + np.diag(penalty)
        step = np.clip(np.linalg.solve(curve, slope), -2, 2)
        coefficients = coefficients + step
        if np.abs(step).max() < 1e-4:
            break
    return coefficients, np.linalg.inv(curve)
