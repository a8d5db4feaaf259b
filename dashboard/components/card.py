"""A card: the question as its title, the answer as a figure or a table, the rows to take away."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import polars as pl
import streamlit as st

from dashboard import catalogue
from dashboard.catalogue import Question
from dashboard.charts.plots import Plot, Say
from dashboard.components import address, desk
from dashboard.components.card_title import card_title
from dashboard.components.described import column_label, filter_label
from dashboard.components.download import downloads
from dashboard.components.explained import explained
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import go, surface
from dashboard.components.table import Layout, table
from dashboard.filters import Filters
from dashboard.i18n import _
from dashboard.warehouse.slices import Slice

Drill = Callable[[Any], str]

_FIGURE = {"displayModeBar": False, "responsive": True}


def chart_card(
    name: str,
    filters: Filters,
    plot: Plot,
    drill: Drill | None = None,
    part: Slice | None = None,
) -> None:
    """Show a question's answer as a figure; `part` is what is drawn of it, where not all is.

    `drill` turns the id of a clicked mark (the first of its customdata) into the address to go to.
    """
    question = catalogue.question(name)
    with _card(question, filters):
        rows = _answered(question, filters, part)
        _head(question, filters, rows, plot.say)
        if rows is None or rows.is_empty():
            _nothing(question, filters)
            return
        look = desk.look(filters)
        key = _key("figure", name, repr(filters), str(look.dark))
        event = st.plotly_chart(
            plot.draw(rows, look).figure(),
            key=key,
            theme=None,
            config=_FIGURE,
            on_select="rerun" if drill else "ignore",
            selection_mode="points",
        )
        if drill:
            follow(event, drill)


def table_card(
    name: str,
    filters: Filters,
    layout: Layout | None = None,
    say: Say | None = None,
    part: Slice | None = None,
) -> None:
    """Show a question's answer as a table."""
    question = catalogue.question(name)
    with _card(question, filters):
        rows = _answered(question, filters, part)
        _head(question, filters, rows, say, part)
        if rows is None or rows.is_empty():
            _nothing(question, filters)
            return
        markup = table(rows, layout or Layout(), desk.currency(filters))
        surface(markup, _key("table", name, repr(filters)))


def markup_card(
    name: str, filters: Filters, shown: Callable[[pl.DataFrame], str], say: Say | None = None
) -> None:
    """Show a question's answer as markup of our own; `shown` makes it from the rows."""
    question = catalogue.question(name)
    with _card(question, filters):
        rows = _answered(question, filters)
        _head(question, filters, rows, say)
        if rows is None or rows.is_empty():
            _nothing(question, filters)
            return
        surface(shown(rows), _key("markup", name, repr(filters)))


def narrowing(filter_name: str, filters: Filters, page: str | None = None) -> Drill:
    """Return a drill that narrows the selection by the clicked id, here or on another page."""

    def drill(value: Any) -> str:
        narrowed = filters.narrow(**{filter_name: value})
        return address.here(narrowed) if page is None else address.address(page, narrowed)

    return drill


def _card(question: Question, filters: Filters) -> Any:
    return st.container(
        border=True, height="stretch", gap="small", key=_key("card", question.name, repr(filters))
    )


def _key(*parts: str) -> str:
    """Return a key that changes with the selection, so that no old click is taken for a new one."""
    digest = sha256("|".join(parts).encode()).hexdigest()[:8]
    return f"{parts[0]}-{parts[1].replace('/', '-')}-{digest}"


def _answered(
    question: Question, filters: Filters, part: Slice | None = None
) -> pl.DataFrame | None:
    """Return the answer, or None where the export lacks what the question needs."""
    if desk.warehouse().missing(question.needs):
        return None
    return desk.ask(question.name, filters, part)


def _head(
    question: Question,
    filters: Filters,
    rows: pl.DataFrame | None,
    say: Say | None,
    part: Slice | None = None,
) -> None:
    key = _key("head", question.name, repr(filters))
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key=key):
        told = say(rows, desk.look(filters)) if say and rows is not None and rows.height else ""
        card_title(question.title, told if say else None)
        if rows is None:
            return
        menu = st.popover(
            "",
            icon=":material/more_horiz:",
            type="tertiary",
            width="content",
            help=_("Take the rows away, or see how they are counted"),
            on_change="rerun",
            key=_key("menu", question.name, repr(filters)),
        )
        if menu.open:
            with menu:
                to_cases = element("a", _("Show the cases"), href=address.address("cases", filters))
                surface(
                    wrapped("div", to_cases, "more"), _key("cases", question.name, repr(filters))
                )
                downloads(question, filters, part)
                explained(question, rows)


def _nothing(question: Question, filters: Filters) -> None:
    """Say why there is nothing to see, and what would change that."""
    missing = desk.warehouse().missing(question.needs)
    if missing:
        labels = ", ".join(column_label(need) for need in missing)
        text = _("The loaded exports do not say: {columns}. This card needs it.", columns=labels)
        link = element("a", _("What is missing?"), href=address.address("data", filters))
    elif question.is_of_books and not desk.scope().everything:
        text, link = _("Only those who may see every department see this."), ""
    elif unheeded := question.unheeded(filters.chosen()):
        labels = ", ".join(filter_label(name) for name in unheeded)
        text = _("This is not told by: {filters}.", filters=labels)
        lifted = replace(filters, **dict.fromkeys(unheeded))
        link = element("a", _("Lift these filters"), href=address.here(lifted))
    elif filters.chosen():
        text = _("No case fits the selection.")
        link = element("a", _("Lift all filters"), href=address.here(Filters()))
    else:
        text = _("There is nothing to show.")
        link = element("a", _("Load files"), href=address.address("load", Filters()))
    surface(
        wrapped("div", element("span", text) + " " + link, "empty"),
        _key("empty", question.name, repr(filters)),
    )


def follow(event: Any, drill: Drill) -> None:
    """Go where a click on a mark leads to."""
    points = event["selection"]["points"]
    if not points:
        return
    clicked = points[0].get("customdata")
    value = clicked[0] if isinstance(clicked, list) else clicked
    if value is not None:
        go(drill(value))
