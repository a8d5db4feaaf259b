"""What stands out, as pages ask for it: for the reader's selection and scope."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard import formats
from dashboard.components import desk
from dashboard.filters import Filters
from dashboard.findings import looked_at
from dashboard.findings.changed import Change
from dashboard.findings.evidence import Evidence
from dashboard.findings.finding import Acted, Subject
from dashboard.findings.funnel import Funnel
from dashboard.findings.looked_at import Told, is_about, subject_of
from dashboard.findings.remarked import remarks_in
from dashboard.findings.standing_out import in_one_currency
from dashboard.i18n import _
from dashboard.warehouse.notes import Remark


def selection_told(filters: Filters) -> Filters:
    """Return the selection in the currency that its findings are told in."""
    return in_one_currency(desk.warehouse(), filters, desk.scope())


def population(filters: Filters) -> str:
    """Return over which cases is judged, where the page shows others; empty where the same."""
    judged, shown = selection_told(filters).currency or "", desk.currency(filters)
    if judged == shown:
        return ""
    if formats.is_converted(judged):
        return _("Judged over all currencies, converted to {currency}.",
                 currency=formats.currency_label(judged))  # fmt: skip
    return _("Judged over the cases in {currency}.", currency=formats.currency_label(judged))


def found(filters: Filters) -> tuple[Told, ...]:
    """Return what stands out in the selection, the most expensive first."""
    return looked_at.told(desk.warehouse(), filters, desk.scope())


def foremost(filters: Filters) -> list[Told]:
    """Return what stands out of the units selected, held against all others, and not set aside.

    What stands out only inside of them takes judging anew: the page of findings tells it.
    """
    return [one for one in _among_all(filters) if is_about(one.finding.segment, filters)]


def concerning(filters: Filters) -> list[Told]:
    """Return what stands out among all units that may hold cases selected, and is not set aside."""
    return [one for one in _among_all(filters) if looked_at.concerns(one.finding.segment, filters)]


def evidence(one: Told) -> Evidence | None:
    """Return what a finding is seen by."""
    return looked_at.evidence(desk.warehouse(), one, desk.scope())


def funnels(filters: Filters) -> Mapping[tuple[str, str], Funnel]:
    """Return by measure and dimension how far units lie from all in the selection."""
    return looked_at.funnels(desk.warehouse(), selection_told(filters), desk.scope())


def change(subject: Subject, selection: Filters) -> Change | None:
    """Return what became of what was acted on, among the cases of a selection of any time.

    Before and since an action are periods themselves: one that is selected would cut off either.
    """
    selection = replace(selection, placed_from=None, placed_to=None)
    done = [_done(subject, one, selection) for subject, one in said("acted").items()]
    return looked_at.changes(desk.warehouse(), selection, desk.scope(), done).get(subject)


def said(kind: str) -> Mapping[Subject, Remark]:
    """Return by subject what readers said of findings: `aside` or `acted`."""
    remarks = remarks_in(desk.warehouse().notes, desk.scope())
    return {subject: one for (told_as, subject), one in remarks.items() if told_as == kind}


def acted_on_before(filters: Filters) -> Mapping[Subject, Remark]:
    """Return by subject what was done about what stands out no longer, of the units selected.

    A selection holds too few cases for much that stands out in all of them: what is not found in
    either is gone.
    """
    standing = {subject_of(one.finding) for one in found(filters)}
    acted = {
        subject: one
        for subject, one in said("acted").items()
        if subject not in standing and is_about(dict(subject[1]), filters)
    }
    if acted and (whole := Filters(currency=filters.currency)) != filters:
        standing = {subject_of(one.finding) for one in found(whole)}
    return {subject: one for subject, one in acted.items() if subject not in standing}


def not_set_aside(filters: Filters) -> list[Told]:
    """Return what stands out and is not set aside."""
    aside = said("aside")
    return [one for one in found(filters) if subject_of(one.finding) not in aside]


def _among_all(filters: Filters) -> list[Told]:
    aside = said("aside")
    every = looked_at.among_all(desk.warehouse(), filters, desk.scope())
    return [one for one in every if subject_of(one.finding) not in aside]


def _done(subject: Subject, remark: Remark, selection: Filters) -> Acted:
    """Return what was done; an older note keeps not since when what it was done about is so."""
    standing = (one.finding for one in found(selection) if subject_of(one.finding) == subject)
    known = remark.since or next((one.since for one in standing), None)
    return Acted(subject, remark.day, known)
