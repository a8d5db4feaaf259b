"""What stands out, as pages ask for it: for the reader's selection and scope."""

import datetime as dt
from collections.abc import Mapping

from dashboard.components import desk
from dashboard.filters import Filters
from dashboard.findings.changed import Change
from dashboard.findings.evidence import Evidence
from dashboard.findings.looked_at import Subject, Told, shown_of, subject_of, told, told_in
from dashboard.findings.remarked import remarks_in
from dashboard.warehouse.notes import Remark


def selection_told(filters: Filters) -> Filters:
    """Return the selection in the currency that its findings are told in."""
    return told_in(desk.warehouse(), filters, desk.scope())


def found(filters: Filters) -> tuple[Told, ...]:
    """Return what stands out in the selection, the most expensive first."""
    return told(desk.warehouse(), filters, desk.scope())


def evidence(one: Told) -> Evidence | None:
    """Return what a finding is seen by."""
    return shown_of(desk.warehouse(), one.selection, desk.scope(), _acted()).evidence[one.place]


def change(subject: Subject, selection: Filters) -> Change | None:
    """Return what became of what was acted on, among the cases of a selection."""
    return shown_of(desk.warehouse(), selection, desk.scope(), _acted()).changes.get(subject)


def said(kind: str) -> Mapping[Subject, Remark]:
    """Return by subject what readers said of findings: `aside` or `acted`."""
    remarks = remarks_in(desk.warehouse().notes, desk.scope())
    return {subject: one for (told_as, subject), one in remarks.items() if told_as == kind}


def not_set_aside(filters: Filters) -> list[Told]:
    """Return what stands out and is not set aside."""
    aside = said("aside")
    return [one for one in found(filters) if subject_of(one.finding) not in aside]


def _acted() -> list[tuple[Subject, dt.date]]:
    return sorted((subject, one.day) for subject, one in said("acted").items())
