"""Since when something stands out, marked on the figures of months."""

import datetime as dt
from collections.abc import Collection, Mapping

from dashboard import formats
from dashboard.charts.change_marks import marked
from dashboard.charts.labels import value_labels
from dashboard.charts.plots import Plot
from dashboard.components.judged import foremost
from dashboard.filters import Filters
from dashboard.findings.finding import Finding
from dashboard.findings.told import where
from dashboard.i18n import ngettext

OF_DISPUTES = ("dispute_rate", "dispute_reason", "customer_disputes", "days_to_settle",
               "unknown_reason")  # fmt: skip


_MOST = 3


def with_changes(plot: Plot, filters: Filters, measures: Collection[str] = ()) -> Plot:
    """Return a plot with a mark where one of the most expensive findings dates a change.

    Those of all measures by default.
    """
    return marked(plot, _changes(filters, measures))


def _changes(filters: Filters, measures: Collection[str]) -> Mapping[dt.date, str]:
    named: dict[dt.date, list[str]] = {}
    for one in foremost(filters):
        finding = one.finding
        if finding.since and (not measures or finding.measure in measures):
            named.setdefault(finding.since, []).append(_name(finding))
    return {month: _joined(names) for month, names in list(named.items())[:_MOST]}


def _joined(names: list[str]) -> str:
    """Return the names of one month; as many as there is room for."""
    first, *others = dict.fromkeys(names)
    if not others:
        return first
    return ngettext("{name} and {text} other", "{name} and {text} others", len(others),
                    name=first, text=formats.count(len(others)))  # fmt: skip


def _name(finding: Finding) -> str:
    reasons = [one for name, one in finding.segment.items() if name == "dispute_reason"]
    return ": ".join([where(finding), *value_labels("dispute_reason", reasons)])
