"""What the loaded exports leave out, and which cards stay empty because of it."""

import streamlit as st

from dashboard import catalogue
from dashboard.catalogue import PAGES, Question
from dashboard.components import desk
from dashboard.components.address import address
from dashboard.components.card import table_card
from dashboard.components.card_title import card_title
from dashboard.components.described import column_label
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.components.table import Layout
from dashboard.filters import Filters
from dashboard.i18n import _

_TALL = 420


def coverage() -> None:
    """Show how full each column is."""
    table_card("data/coverage", Filters(), Layout(bars=("filled_share",), tall=_TALL))


def empty_cards() -> None:
    """Show which cards say nothing, and which columns they miss."""
    empty = _empty_questions()
    with st.container(border=True, height="stretch"):
        card_title(_("Which cards stay empty?"), _sentence(empty))
        items = "".join(_item(question, missing) for question, missing in empty)
        if items:
            surface(wrapped("ul", items, "gaps"), "empty-cards")


def _empty_questions() -> list[tuple[Question, tuple[str, ...]]]:
    asked = [
        (question, desk.warehouse().missing(question.needs))
        for question in catalogue.questions().values()
    ]
    return [(question, missing) for question, missing in asked if missing]


def _sentence(empty: list[tuple[Question, tuple[str, ...]]]) -> str:
    if not empty:
        return _("None: the exports hold what every card needs.")
    return _("They fill when an export brings the columns named.")


def _item(question: Question, missing: tuple[str, ...]) -> str:
    page = question.name.partition("/")[0]
    href = address("" if page == PAGES[0] else page, Filters())
    columns = ", ".join(column_label(need) for need in missing)
    return wrapped(
        "li", element("a", question.title, href=href) + " " + element("span", columns, "quiet")
    )
