"""The way around: pages on the left, the path of the selection on top."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard import formats
from dashboard.components import address, desk
from dashboard.components.described import choices, currency_choice, filter_label, value_labels
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.filters import KINDS, Filters
from dashboard.i18n import LANGUAGES, _, language, ngettext

_ALWAYS = ("currency", "as_of")


def menu(pages: Sequence[tuple[str, str]], filters: Filters) -> None:
    """Show the pages, each `(name, title)` a link that keeps the selection, and the languages."""
    current = address.current_page()
    links = "".join(
        element("a", title, href=address.address(name, filters), **_current(name == current))
        for name, title in pages
    )
    brand = element("a", "Standout", "brand", href=address.address("", filters))
    with st.sidebar:
        surface(brand + wrapped("nav", links, "menu", aria_label=_("Pages")), "menu")
        _languages(filters)
        if not desk.is_empty():
            info = desk.warehouse().info()
            st.caption(_("Export day: {day}", day=formats.date(info.export_day)))


def path(filters: Filters) -> None:
    """Show what is selected, in the order it was chosen; each step can be lifted."""
    chosen = [name for name in _in_address_order(filters) if name not in _ALWAYS]
    if not chosen:
        surface(wrapped("div", element("span", _everything(filters), "quiet"), "path"), "path")
        return
    steps = [element("a", _("All cases"), href=address.here(_only(filters, [])))]
    for position, name in enumerate(chosen):
        kept = _only(filters, chosen[: position + 1])
        without = replace(filters, **{name: None})
        text = f"{filter_label(name)}: {', '.join(value_labels(name, getattr(filters, name)))}"
        steps.append(
            wrapped(
                "span",
                wrapped("a", element("span", text), href=address.here(kept), title=text)
                + element(
                    "a",
                    "×",
                    "off",
                    href=address.here(without),
                    aria_label=_("Lift {filter}", filter=filter_label(name)),
                ),
                "chip",
            )
        )
    joined = element("span", "›", "quiet").join(steps)
    surface(wrapped("nav", joined, "path", aria_label=_("Selection")), "path")


def _everything(filters: Filters) -> str:
    """Return what the selection is of: all cases, or all of one currency and how many it leaves."""
    shown = desk.currency(filters)
    counts = dict(choices("currency").select("value", "case_count").iter_rows())
    others = sum(
        count for one, count in counts.items() if one != shown and not formats.is_converted(one)
    )
    if not others or formats.is_converted(shown):
        return _("All cases")
    return ngettext(
        "All cases in {currency}; {text} in another currency is left out",
        "All cases in {currency}; {text} in other currencies are left out",
        others,
        currency=currency_choice(shown),
        text=formats.count(others),
    )


def _in_address_order(filters: Filters) -> list[str]:
    chosen = filters.chosen()
    known = [name for name in st.query_params if name in chosen]
    return known + [name for name in chosen if name not in known]


def _only(filters: Filters, names: list[str]) -> Filters:
    """Return the selection with nothing but these fields; the currency always stays."""
    lifted = {name: None for name in KINDS if name not in names and name not in _ALWAYS}
    return replace(filters, **lifted)


def _current(is_current: bool) -> dict[str, str]:
    return {"aria_current": "page"} if is_current else {}


def _languages(filters: Filters) -> None:
    links = "".join(
        element(
            "a",
            name,
            href=address.here(filters, lang=code),
            lang=code,
            **_current(code == language.get()),
        )
        for code, name in LANGUAGES.items()
    )
    surface(wrapped("nav", links, "choices", aria_label=_("Language")), "languages")
