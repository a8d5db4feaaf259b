"""Which units lie beyond chance and natural differences: a funnel on a card."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import formats
from dashboard.charts.funnel import funnel
from dashboard.charts.labels import value_labels
from dashboard.components import desk
from dashboard.components.address import address
from dashboard.components.card import follow, narrowing
from dashboard.components.card_title import card_title
from dashboard.components.how_judged import how_judged_link
from dashboard.components.judged import concerning, funnels, population
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.findings.funnel import CHANCE, MEASURES, Funnel
from dashboard.findings.reasons import in_brief
from dashboard.findings.told import headline
from dashboard.i18n import _, mark, ngettext

_FIGURE = {"displayModeBar": False, "responsive": True}
_FEW = 4  # units, from which on a figure tells more than a sentence
_ASKED: Mapping[tuple[str, str], str] = {
    ("dispute_rate", "department"): mark("Which departments are disputed beyond chance?"),
    ("collection_rate", "department"): mark("Which departments collect less, beyond chance?"),
    ("dispute_rate", "customer_id"): mark("Which customers dispute beyond chance?"),
    ("collection_rate", "customer_id"): mark("Which customers pay less, beyond chance?"),
}
_BEYOND: Mapping[str, str] = {
    "department": mark("Which departments lie beyond chance?"),
    "customer_id": mark("Which customers lie beyond chance?"),
}
_OUT: Mapping[str, str] = {
    "dispute_rate": mark("More disputed than chance and natural differences explain: {names}."),
    "collection_rate": mark("Less collected than chance and natural differences explain: {names}."),
}
_CALM: Mapping[str, str] = {
    "dispute_rate": mark("None is disputed more than chance and natural differences explain."),
    "collection_rate": mark(
        "From none is less collected than chance and natural differences explain."
    ),
}
_PAGES = {"department": "departments", "customer_id": "customer"}
_FILTERS = {"department": "department", "customer_id": "customer"}
_DISPUTES = ("dispute_rate", "dispute_reason", "customer_disputes")
# Which findings about a unit tell why it lies beyond.
_TELLING: Mapping[str, tuple[str, ...]] = {
    "dispute_rate": _DISPUTES,
    "collection_rate": (
        *("collection_rate", "self_inflicted", "waiting_on_us", "days_to_settle"),
        *_DISPUTES,
    ),
}


def funnel_cards(filters: Filters, dimension: str) -> None:
    """Show the funnels of disputes and of collection beside each other; in words where few."""
    found = {measure: funnels(filters).get((measure, dimension)) for measure in MEASURES}
    if max(len(one.units) if one else 0 for one in found.values()) < _FEW:
        _in_words(filters, dimension, found)
        return
    for place, measure in zip(st.columns(2), MEASURES, strict=True):
        with place:
            _card(filters, (measure, dimension), found[measure])


def _card(filters: Filters, asked: tuple[str, str], found: Funnel | None) -> None:
    measure, dimension = asked
    key = f"funnel-{measure}-{dimension}-{desk.look(filters).dark}"
    with st.container(border=True, height="stretch", gap="small", key=f"card-{key}"):
        card_title(_(_ASKED[asked]), _told(found) if found else None)
        if found is None:
            text = _("No unit has enough cases to tell it from chance.")
            surface(wrapped("div", text, "empty"), f"empty-{key}")
            return
        event = st.plotly_chart(
            funnel(found, dimension, desk.look(filters)).figure(),
            key=key,
            theme=None,
            config=_FIGURE,
            on_select="rerun",
            selection_mode="points",
        )
        told = _findings(filters, asked, found) + _otherwise(filters, dimension, [found])
        surface(told + _foot(filters, _how_wide(found)), f"why-{key}")
        follow(event, narrowing(_FILTERS[dimension], filters, _PAGES[dimension]))


def _in_words(filters: Filters, dimension: str, found: Mapping[str, Funnel | None]) -> None:
    """Show in sentences who lies beyond, where there are too few units for a figure."""
    known = {measure: one for measure, one in found.items() if one}
    units = max((len(one.units) for one in known.values()), default=0)
    with st.container(border=True, gap="small", key=f"card-funnels-{dimension}"):
        card_title(_(_BEYOND[dimension]))
        if not units:
            text = _("No unit has enough cases to tell it from chance.")
            surface(wrapped("div", text, "empty"), f"empty-funnels-{dimension}")
            return
        least = formats.count(max(one.least_cases for one in known.values()))
        told = [ngettext("Only {text} has the {least} cases that a comparison takes.",
                         "Only {text} have the {least} cases that a comparison takes.", units,
                         text=formats.count(units), least=least)]  # fmt: skip
        for measure, one in known.items():
            names = value_labels(dimension, [unit.name for unit in one.units if unit.is_out])
            told.append(_(_OUT[measure] if names else _CALM[measure], names=", ".join(names)))
        links = "".join(_findings(filters, (name, dimension), one) for name, one in known.items())
        links += _otherwise(filters, dimension, list(known.values()))
        markup = element("p", " ".join(told), "told") + links + _foot(filters)
        surface(markup, f"funnels-{dimension}")


def _told(found: Funnel) -> str:
    """Say how many lie beyond, and how rates are made comparable."""
    count = sum(one.is_out for one in found.units)
    of = {"whole": formats.count(len(found.units)), "least": formats.count(found.least_cases)}
    told = _("None of the {whole} with at least {least} cases lies beyond the band of chance and"
             " natural differences.", **of)  # fmt: skip
    if count:
        told = ngettext("{text} of the {whole} with at least {least} cases lies beyond the band of"
                        " chance and natural differences.",
                        "{text} of the {whole} with at least {least} cases lie beyond the band of"
                        " chance and natural differences.",
                        count, text=formats.count(count), **of)  # fmt: skip
    how = _("Rates as they were if all cases were of the same age and mix; all together {level}.",
            level=formats.percent(found.level))  # fmt: skip
    return f"{told} {how}"


def _how_wide(found: Funnel) -> str:
    """Say how wide the band of a funnel is."""
    return _("The band is wide enough for all {whole} at once: where nothing is wrong, one of them"
             " lies beyond its worse side in {many} of 100 companies.",
             whole=formats.count(len(found.units)), many=formats.count(round(100 * CHANCE)),
             )  # fmt: skip


def _findings(filters: Filters, asked: tuple[str, str], found: Funnel) -> str:
    """Return a link to each finding that tells why a unit lies beyond; those not told have none."""
    measure, dimension = asked
    out = {one.name for one in found.units if one.is_out}
    links = []
    for told in concerning(filters) if out else ():
        finding = told.finding
        name = finding.segment.get(dimension)
        if name in out and finding.measure in _TELLING[measure]:
            link = element("a", headline(finding), href=_way(filters, dimension, name))
            links.append(wrapped("li", link))
    return wrapped("ul", "".join(links), "notes") if links else ""


def _otherwise(filters: Filters, dimension: str, shown: Sequence[Funnel]) -> str:
    """Return a line that names the units within the band that stand out in another way.

    The band is of all cases at equal age and mix: what is placed late is made comparable there, and
    what is so for one reason or since a day may be too little among all.
    """
    out = {one.name for funnel in shown for one in funnel.units if one.is_out}
    within = {one.name for funnel in shown for one in funnel.units} - out
    named = []
    for told in concerning(filters):
        finding, name = told.finding, told.finding.segment.get(dimension)
        if name in within and finding.segment.keys() <= {dimension, "dispute_reason"}:
            (label,) = value_labels(dimension, [name])
            link = element("a", label, href=_way(filters, dimension, name))
            what = in_brief(finding)
            if finding.measure == "placement_lag":
                what = _("{what}, which is adjusted for here", what=what)
            named.append(link + element("span", f" ({what})"))
    if not named:
        return ""
    head = element("span", _("Stands out all the same:") + " ")
    return wrapped("p", head + "; ".join(named) + ".", "notes")


def _way(filters: Filters, dimension: str, name: str) -> str:
    return address("findings", filters.narrow(**{_FILTERS[dimension]: name}))


def _foot(filters: Filters, *told: str) -> str:
    """Return the quiet lines below: how wide the band is, over which cases, and the ways on."""
    notes = " ".join(one for one in (*told, population(filters)) if one)
    why = element("a", _("What stands out, and why?"), href=address("findings", filters))
    ways = wrapped("div", f"{why} · {how_judged_link()}", "more")
    return (element("p", notes, "quiet small") if notes else "") + ways
