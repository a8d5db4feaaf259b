"""The dashboard's entry: who is asking, in which language, for what, and on which page."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import streamlit as st

from dashboard.components import address, desk
from dashboard.components.failure import failure
from dashboard.components.filter_bar import currency_choices, filter_bar
from dashboard.components.freshness import remember_version, watch_version
from dashboard.components.markup import element
from dashboard.components.menu import menu, path
from dashboard.components.surface import go
from dashboard.errors import StandoutError
from dashboard.filters import Filters
from dashboard.i18n import _, language, supported
from dashboard.settings import settings
from dashboard.views import PAGES, UNFILTERED, UNLISTED

_HERE = Path(__file__).parent


def main() -> None:
    """Run one page for one reader."""
    try:
        language.set(_language())
        _show()
    except StandoutError as error:
        failure(error, "entry")


def _show() -> None:
    st.set_page_config(
        page_title="Standout",
        page_icon=str(_HERE / "static" / "icon.png"),
        layout="wide",
        initial_sidebar_state=220,
    )
    st.html(_HERE / "static" / "page.css")
    pages = {
        name: st.Page(
            _guarded(name, view),
            title=_(view.TITLE),
            icon=view.ICON,
            url_path=name,
            default=not name,
        )
        for name, view in PAGES.items()
    }
    st.navigation(list(pages.values()), position="hidden").run()


def _language() -> str:
    """Return the language of the address, else of the installation, else of the browser."""
    return supported(address.parameter("lang") or settings().language or st.context.locale)


def _guarded(name: str, view: ModuleType) -> Callable[[], None]:
    """Return a page that shows what went wrong in words a reader can act on."""

    def page() -> None:
        st.session_state["page"] = name
        try:
            _page(name, view)
        except StandoutError as error:
            failure(error, "page")

    return page


def _heading(view: ModuleType, filters: Filters) -> str:
    """Return what the page is about: the one thing it shows where it shows one, else its title."""
    about: str | None = view.about(filters) if hasattr(view, "about") else None
    return about or _(view.TITLE)


def _as_told(view: ModuleType, filters: Filters) -> Filters:
    """Return the selection that a page shows, where that is more than what was chosen."""
    told: Filters = view.selection(filters) if hasattr(view, "selection") else filters
    return told


@st.fragment(run_every="10s")
def _watch() -> None:
    """Look now and then whether another version of the store is current."""
    try:
        language.set(_language())  # a fragment runs by itself, without the entry
        watch_version()
    except StandoutError as error:
        failure(error, "watch")


def _shown() -> set[str]:
    """Return the pages that the menu lists."""
    if not desk.loads_here():
        return PAGES.keys() - UNLISTED - {"load"}
    return {"load"} if desk.is_empty() else PAGES.keys() - UNLISTED


def _instead_of(name: str) -> str | None:
    """Return the page to go to instead, if any: files are loaded first, and only into a store."""
    if desk.loads_here():
        return "load" if desk.is_empty() and name != "load" else None
    return "" if name == "load" else None


def _page(name: str, view: ModuleType) -> None:
    try:
        filters = address.current_filters()
    except StandoutError as error:
        failure(error, "address")
        filters = Filters()
    menu([(one, _(page.TITLE)) for one, page in PAGES.items() if one in _shown()], filters)
    if (instead := _instead_of(name)) is not None:
        go(address.address(instead, Filters()))
        return
    of_one_version = name not in UNFILTERED  # the others load, undo, and show what came of it
    with desk.warehouse().page(name, filters, desk.scope(), of_one_version=of_one_version):
        _content(name, view, filters)
    _watch()


def _content(name: str, view: ModuleType, filters: Filters) -> None:
    """Show what is below the menu."""
    with st.container(horizontal=True, horizontal_alignment="distribute", key="top"):
        st.html(element("h1", _heading(view, filters), "page-title"), width="content")
        if name not in UNFILTERED:
            currency_choices(_as_told(view, filters))
    if name not in UNFILTERED:
        filter_bar(filters)
        path(_as_told(view, filters))
    remember_version()
    view.render(filters)


main()
