"""The first rows of a file under their headers, and above each the column that it feeds."""

import streamlit as st

from dashboard.components.markup import element, wrapped
from dashboard.formats import NOTHING
from dashboard.i18n import _
from dashboard.intake.hand_in import Part
from dashboard.intake.understanding import SURENESS, Match

_ROWS = 5
_NUMBERS = ("money", "count", "factor")


def preview_table(part: Part) -> str:
    """Return the table's markup."""
    fed = _matches(part)
    above = "".join(_above(part, fed.get(header)) for header in part.headers)
    below = "".join(
        element("th", header, _look(part, fed.get(header)), scope="col") for header in part.headers
    )
    head = wrapped("thead", wrapped("tr", above, "feeds") + wrapped("tr", below))
    body = "".join(
        wrapped("tr", "".join(_cell(part, fed.get(name), row[name]) for name in part.headers))
        for row in part.preview.head(_ROWS).iter_rows(named=True)
    )
    dark = " dark" if st.context.theme.type == "dark" else ""
    shown = wrapped("table", head + wrapped("tbody", body), "preview")
    return wrapped("div", shown, f"scroll{dark}")


def _matches(part: Part) -> dict[str, Match]:
    """Return what feeds what, by header."""
    if part.understood is None:
        return {}
    matches = {one.header: one for one in part.understood.seen.matches}
    rest = {
        header: Match(column, header, "told")
        for column, header in part.understood.seen.columns.items()
        if header not in matches
    }
    return rest | matches


def _above(part: Part, match: Match | None) -> str:
    if match is None or part.understood is None:
        text = _("not used") if part.understood else NOTHING
        return element("th", text, "idle", scope="col")
    label = _(part.understood.seen.table[match.column].label)
    sureness = element("span", _(SURENESS[match.confidence]), f"sureness {match.confidence}")
    return wrapped(
        "th",
        element("span", label) + sureness,
        _look(part, match),
        scope="col",
        title=match.reason,
    )


def _cell(part: Part, match: Match | None, text: str | None) -> str:
    return element("td", NOTHING if text is None else text, _look(part, match))


def _look(part: Part, match: Match | None) -> str:
    """Return how a cell looks: as a number where it feeds one, pale where it feeds nothing."""
    if match is None or part.understood is None:
        return "idle"
    kind = part.understood.seen.table[match.column].kind
    return "number" if kind in _NUMBERS else ""
