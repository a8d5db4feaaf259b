"""What is not collected of cases because they were placed late."""

import numpy as np
from scipy.special import expit, logit

from dashboard.findings.company import MIX, Company, Floats, Rows, counted
from dashboard.findings.expected import calibrated, expectation
from dashboard.findings.outcomes import Outcome

_LAG = "lag_band"


def uncollected_for_lateness(company: Company, collecting: Outcome, cases: Rows) -> Floats:
    """Return the share of each case's principal that would have come in, had it not been late.

    What it would be at the usual delay, by how collection falls with delay over all cases. Not
    within departments: where one is late throughout, its own lateness would pass for its nature.
    """
    fit = expectation(company, collecting.rows, collecting.first, MIX, within=False)
    table = fit.table()
    weights = counted(collecting.of(company.cells), len(table))
    missing = calibrated(table, weights, collecting.first)
    effect = fit.effects[MIX.index(_LAG)]
    usual = np.average(effect, weights=counted(company.mix[_LAG], len(effect)))
    lags = np.unravel_index(np.arange(len(missing)), company.levels)[MIX.index(_LAG)]
    in_time = expit(logit(missing) - effect[lags] + usual)
    return np.asarray((missing - in_time)[company.cells[cases]])
