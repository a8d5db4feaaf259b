"""What readers say of findings, as far as they may see what it is said of."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from dashboard.filters import Scope
from dashboard.findings.finding import Subject
from dashboard.warehouse.notes import Notes, Remark

Remarks = Mapping[tuple[str, Subject], Remark]


def remarks_in(notes: Notes, scope: Scope) -> Remarks:
    """Return by kind and subject what is said of findings within a scope."""
    return {
        (one.kind, (one.measure, one.segment)): one
        for one in notes.remarks()
        if _place(dict(one.segment), scope) == one.place
    }


def remark(
    notes: Notes,
    scope: Scope,
    subject: Subject,
    kind: Literal["aside", "acted"],
    said: tuple[dt.date, str, str],
    since: dt.date | None = None,
) -> None:
    """Keep what a reader says of a finding (day, name, words); nothing outside the scope.

    `since` is when the finding says that it began.
    """
    measure, segment = subject
    place = _place(dict(segment), scope)
    if place is not None:
        now = dt.datetime.now().replace(microsecond=0)
        day, who, words = said
        notes.add_remark(Remark(kind, measure, segment, place, day, who, words, now, since))


def take_back(notes: Notes, scope: Scope, said: Remark) -> None:
    """Drop what was said, as far as the scope allows."""
    if _place(dict(said.segment), scope) == said.place:
        notes.take_back_remark(said)


def _place(segment: Mapping[str, str], scope: Scope) -> str | None:
    """Return whose findings about a segment are; None where the scope does not show them.

    A department's are everybody's who may see it. Others are counted over what the scope shows:
    a customer of one department is another finding than the customer as a whole.
    """
    if "department" in segment:
        seen = scope.everything or segment["department"] in scope.departments
        return "" if seen else None
    return "" if scope.everything else "\n".join(sorted(scope.departments))
