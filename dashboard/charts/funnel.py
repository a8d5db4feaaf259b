"""A funnel: units by how many cases they have, and how far chance and nature reach there."""

import math
from collections.abc import Sequence

from dashboard import formats
from dashboard.charts import ticks
from dashboard.charts.drawing import Drawing
from dashboard.charts.labels import drawn_labels, fit
from dashboard.charts.room import scaled, sides
from dashboard.charts.theme import Look, figure, see_through
from dashboard.findings.funnel import Funnel, Unit
from dashboard.i18n import _, ngettext

_HEIGHT = 300
_SIZE = 400.0, 220.0  # pixels that a funnel has at least
_NEAR = 0.5  # from how far towards the edge on dots are named
_NAMED = 3  # beside those beyond it


def funnel(drawn_of: Funnel, dimension: str, look: Look) -> Drawing:
    """Draw each unit as a dot and the band around the level.

    Those beyond it are named, and those nearest its edge on the bad side where there is room.
    """
    drawn = figure(look, _HEIGHT)
    _band(drawn, drawn_of, look)
    units = drawn_of.units
    labels = drawn_labels(dimension, [one.name for one in units])
    low, high = _reach(drawn_of)
    named = _named(drawn_of, labels, (low, high))
    drawn.add_scatter(
        x=[one.case_count for one in units],
        y=[one.rate for one in units],
        customdata=[[one.name] for one in units],
        mode="markers+text",
        marker={"size": 9, "color": [look.accent if one.is_out else look.mark for one in units]},
        text=[label if place in named else "" for place, label in enumerate(labels)],
        textposition=[named.get(place, "middle right") for place in range(len(units))],
        textfont={"size": 12, "color": [look.ink if one.is_out else look.quiet for one in units]},
        hovertext=[_pointed_at(label, one) for label, one in zip(labels, units, strict=True)],
        hoverinfo="text",
        cliponaxis=False,
    )
    _axes(drawn, drawn_of, (low, high))
    return drawn


def _named(drawn_of: Funnel, labels: Sequence[str], ends: tuple[float, float]) -> dict[int, str]:
    """Return on which side the dots are named that are; those beyond the band wherever they lie."""
    units, bands = drawn_of.units, drawn_of.bands
    order = sorted(range(len(units)), key=lambda place: -units[place].reach)
    out = [place for place in order if units[place].is_out]
    near = [place for place in order if _NEAR < units[place].reach <= 1][:_NAMED]
    least, most = (math.log(one.case_count) for one in (bands[0], bands[-1]))
    across = scaled((math.log(one.case_count) for one in units), least, most, _SIZE[0])
    up = scaled((one.rate for one in units), *ends, _SIZE[1])
    dots = list(zip(across, up, strict=True))
    found = sides(dots, {place: labels[place] for place in out + near}, _SIZE)
    inwards = {place: "middle left" if across[place] > _SIZE[0] / 2 else "middle right"
               for place in out}  # fmt: skip
    return inwards | found


def _band(drawn: Drawing, drawn_of: Funnel, look: Look) -> None:
    counts = [one.case_count for one in drawn_of.bands]
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    drawn.add_scatter(x=counts, y=[one.low for one in drawn_of.bands], **edge)
    drawn.add_scatter(x=counts, y=[one.high for one in drawn_of.bands], fill="tonexty",
                      fillcolor=see_through(look.pale), **edge)  # fmt: skip
    drawn.add_hline(y=drawn_of.level, line={"color": look.ink, "width": 1.5, "dash": "dot"})


def _pointed_at(label: str, unit: Unit) -> str:
    cases = ngettext("{text} case", "{text} cases", unit.case_count,
                     text=formats.count(unit.case_count))  # fmt: skip
    told = _("{name}: {observed}, {cases}", name=label,
             observed=formats.percent(unit.rate), cases=cases)  # fmt: skip
    where = _("beyond the band") if unit.is_out else _("within the band")
    if unit.reach < 0:
        where = _("on the better side")
    return f"{fit(told)}<br>{fit(where)}"


def _reach(drawn_of: Funnel) -> tuple[float, float]:
    """Return between which rates all dots and the band lie; from nought where that is not far."""
    rates = [one.rate for one in drawn_of.units]
    least = min(*(one.low for one in drawn_of.bands), *rates)
    most = max(*(one.high for one in drawn_of.bands), *rates)
    room = (most - least) * 0.06
    return (least - room if least > most / 2 else 0.0), most + room


def _axes(drawn: Drawing, drawn_of: Funnel, ends: tuple[float, float]) -> None:
    low, high = drawn_of.bands[0].case_count, drawn_of.bands[-1].case_count
    counts = ticks.by_magnitude(low, high)
    drawn.update_xaxes(
        type="log",
        range=[math.log10(low), math.log10(high)],
        tickvals=counts,
        ticktext=[formats.count(one) for one in counts],
        title=_("Cases"),
    )
    places = ticks.between(*ends)
    drawn.update_yaxes(range=list(ends), tickvals=places, ticktext=ticks.as_percent(places),
                       showgrid=True)  # fmt: skip
