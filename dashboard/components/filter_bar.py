"""The filters: a row of buttons, each opening onto the values it can take."""

import datetime as dt

import streamlit as st
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

from dashboard import formats
from dashboard.components import address, desk
from dashboard.components.described import choices, currency_choice, filter_label, value_labels
from dashboard.components.markup import element, unmarked, wrapped
from dashboard.components.surface import surface
from dashboard.dimensions import DIMENSIONS
from dashboard.filters import Filters
from dashboard.i18n import _, language

_FIRST = ("department", "customer", "agency", "reason")
_MORE = (
    *("country", "stage", "state", "size", "claim_type", "customer_type", "close_reason"),
    "change",
)
_FLAGS = ("disputed", "open", "waiting")
_ANY = "any"
_LONGEST = 28


def filter_bar(filters: Filters) -> None:
    """Show the filters and put what the reader changes into the address bar."""
    with st.container(horizontal=True, gap="small", key="filter-bar"):
        _period(filters)
        for name in _FIRST:
            opener = _opener(filter_label(name), name, filters)
            if opener.open:
                with opener:
                    _values(name, filters)
        opener = _opener(_("More filters"), "more", filters)
        if opener.open:
            with opener:
                for name in _FLAGS:
                    _flag(name, filters)
                for name in _MORE:
                    _values(name, filters)


def _opener(label: str, name: str, filters: Filters) -> PopoverContainer:
    value = getattr(filters, name, None)
    if isinstance(value, tuple):
        one = unmarked(_shortened(value_labels(name, value)[0]))
        label = f"{label}: {len(value)}" if len(value) > 1 else one
    return st.popover(label, on_change="rerun", key=f"open-{name}", width="content")


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"


def _values(name: str, filters: Filters) -> None:
    rows = choices(name)
    labels = dict(zip(rows["value"], rows["label"], strict=True))
    dimension = DIMENSIONS[_column(name)]
    key = f"filter-{name}"
    current = [value for value in getattr(filters, name) or () if value in labels]
    st.session_state[key] = current

    def shown(value: str) -> str:
        return labels[value] if name == "customer" else dimension.value_label(value)

    def changed() -> None:
        address.select(filters.narrow(**{name: tuple(st.session_state[key]) or None}))

    st.multiselect(
        filter_label(name),
        list(labels),
        key=key,
        format_func=shown,
        on_change=changed,
        placeholder=_("All"),
        disabled=not labels,
    )


def _column(name: str) -> str:
    return next(column for column, one in DIMENSIONS.items() if one.filter == name)


def _flag(name: str, filters: Filters) -> None:
    key = f"filter-{name}"
    value = getattr(filters, name)
    current = _ANY if value is None else "yes" if value else "no"
    st.session_state[key] = current
    words = {_ANY: _("All"), "yes": _("Yes"), "no": _("No")}

    def changed() -> None:
        chosen = st.session_state[key]
        address.select(filters.narrow(**{name: {"yes": True, "no": False}.get(chosen)}))

    st.segmented_control(
        filter_label(name), list(words), key=key, format_func=words.__getitem__, on_change=changed
    )


def currency_choices(filters: Filters) -> None:
    """Show which currency amounts are in, where there is more than one."""
    values = choices("currency")["value"].to_list()
    if len(values) < 2:
        return
    key, current = "filter-currency", desk.currency(filters)
    st.session_state[key] = current
    main = desk.warehouse().info().main_currency

    def changed() -> None:
        chosen = st.session_state[key]
        address.select(filters.narrow(currency=None if chosen == main else chosen))

    st.selectbox(
        _("Currency"),
        values,
        key=key,
        format_func=currency_choice,
        on_change=changed,
        label_visibility="collapsed",
        width=220,
    )


def _period(filters: Filters) -> None:
    opener = st.popover(
        _period_label(filters),
        icon=":material/calendar_month:",
        on_change="rerun",
        key="open-period",
        width="content",
    )
    if opener.open:
        with opener:
            _period_links(filters)
            _period_days(filters)


def _period_label(filters: Filters) -> str:
    if not (filters.placed_from or filters.placed_to):
        return _("Placed: any time")
    start = formats.date(filters.placed_from) if filters.placed_from else ""
    end = formats.date(filters.placed_to) if filters.placed_to else ""
    return f"{start} – {end}"


def _period_links(filters: Filters) -> None:
    export_day = desk.warehouse().info().export_day
    year = export_day.year
    periods: list[tuple[str, dt.date | None, dt.date | None]] = [
        (_("Any time"), None, None),
        (_("Last 12 months"), Filters().recent(export_day).placed_from, export_day),
        (str(year), dt.date(year, 1, 1), dt.date(year, 12, 31)),
        (str(year - 1), dt.date(year - 1, 1, 1), dt.date(year - 1, 12, 31)),
        (str(year - 2), dt.date(year - 2, 1, 1), dt.date(year - 2, 12, 31)),
    ]
    links = []
    for label, start, end in periods:
        chosen = filters.narrow(placed_from=start, placed_to=end)
        current = {"aria_current": "true"} if chosen == filters else {}
        links.append(element("a", label, href=address.here(chosen), **current))
    surface(wrapped("nav", "".join(links), "choices", aria_label=_("Period")), "periods")


def _period_days(filters: Filters) -> None:
    shape = "DD.MM.YYYY" if language.get() == "nb" else "DD/MM/YYYY"
    for name in ("placed_from", "placed_to"):
        key = f"filter-{name}"
        st.session_state[key] = getattr(filters, name)

        def changed(name: str = name, key: str = key) -> None:
            address.select(filters.narrow(**{name: st.session_state[key]}))

        st.date_input(
            filter_label(name),
            key=key,
            format=shape,
            on_change=changed,
            min_value=dt.date(1990, 1, 1),
            max_value=dt.date(2100, 1, 1),
        )
