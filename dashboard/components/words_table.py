"""What the words of a file are taken for, those that nobody knows first."""

from collections.abc import Iterator, Sequence

import streamlit as st

from dashboard import formats
from dashboard.components.markup import element, wrapped
from dashboard.i18n import _, ngettext
from dashboard.intake.taken_words import SOURCES, TakenWord
from dashboard.intake.understanding import SURENESS

_SHOWN = 30


def words_table(words: Sequence[TakenWord]) -> str:
    """Return the table's markup; unknown words say how to tell what they mean."""
    heads = (_("Column"), _("Word"), _("Rows"), _("Taken for"), _("How sure"), _("Known from"))
    head = wrapped("tr", "".join(element("th", text, scope="col") for text in heads))
    body = "".join(wrapped("tr", "".join(_cells(one))) for one in words[:_SHOWN])
    shown = wrapped("table", wrapped("thead", head) + wrapped("tbody", body), "words")
    dark = " dark" if st.context.theme.type == "dark" else ""
    more = len(words) - _SHOWN
    note = ngettext("and {count} word more", "and {count} words more", more) if more > 0 else ""
    title = element("b", _("What words are taken for"), role="heading", aria_level="4")
    rest = element("p", note, "quiet") if note else ""
    return title + wrapped("div", shown, f"scroll{dark}") + rest


def _cells(one: TakenWord) -> Iterator[str]:
    yield element("td", one.header)
    yield element("td", one.word)
    yield element("td", formats.count(one.count), "number")
    yield element("td", one.told if one.source else _untold(one))
    sure = _(SURENESS[one.confidence]) if one.source else formats.NOTHING
    yield element("td", sure, f"sureness {one.confidence}" if one.source else "")
    yield element("td", _(SOURCES[one.source]))


def _untold(one: TakenWord) -> str:
    if one.column == "status":
        return _("nothing yet: answer above")
    return _("nothing yet: {remedy}", remedy=one.remedy)
