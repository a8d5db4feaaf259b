"""A funnel: units by how many cases they have, and how far chance and nature reach there."""

import plotly.graph_objects as go

from dashboard import formats
from dashboard.charts import ticks
from dashboard.charts.labels import drawn_labels, fit
from dashboard.charts.theme import Look, figure, see_through
from dashboard.findings.funnel import Funnel, Unit
from dashboard.i18n import _, ngettext

_HEIGHT = 300


def funnel(drawn_of: Funnel, dimension: str, look: Look) -> go.Figure:
    """Draw each unit as a dot, those beyond the band by name, and the band around the level."""
    drawn = figure(look, _HEIGHT)
    _band(drawn, drawn_of, look)
    units = drawn_of.units
    labels = drawn_labels(dimension, [one.name for one in units])
    drawn.add_scatter(
        x=[one.case_count for one in units],
        y=[one.rate for one in units],
        customdata=[[one.name] for one in units],
        mode="markers+text",
        marker={"size": 9, "color": [look.accent if one.is_out else look.mark for one in units]},
        text=[label if one.is_out else "" for label, one in zip(labels, units, strict=True)],
        textposition=_positions(drawn_of),
        textfont={"size": 12, "color": look.ink},
        hovertext=[_pointed_at(label, one) for label, one in zip(labels, units, strict=True)],
        hoverinfo="text",
        cliponaxis=False,
    )
    _axes(drawn, drawn_of)
    return drawn


def _band(drawn: go.Figure, drawn_of: Funnel, look: Look) -> None:
    counts = [one.case_count for one in drawn_of.bands]
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    drawn.add_scatter(x=counts, y=[one.low for one in drawn_of.bands], **edge)
    drawn.add_scatter(x=counts, y=[one.high for one in drawn_of.bands], fill="tonexty",
                      fillcolor=see_through(look.pale), **edge)  # fmt: skip
    drawn.add_hline(y=drawn_of.level, line={"color": look.ink, "width": 1.5, "dash": "dot"})


def _positions(drawn_of: Funnel) -> list[str]:
    """Return where names stand: inwards of the right edge."""
    middle = (drawn_of.bands[0].case_count * drawn_of.bands[-1].case_count) ** 0.5
    return ["middle left" if one.case_count > middle else "middle right" for one in drawn_of.units]


def _pointed_at(label: str, unit: Unit) -> str:
    cases = ngettext("{text} case", "{text} cases", unit.case_count,
                     text=formats.count(unit.case_count))  # fmt: skip
    return fit(_("{name}: {observed}, {cases}", name=label,
                 observed=formats.percent(unit.rate), cases=cases))  # fmt: skip


def _axes(drawn: go.Figure, drawn_of: Funnel) -> None:
    low, high = drawn_of.bands[0].case_count, drawn_of.bands[-1].case_count
    counts = ticks.by_magnitude(low, high)
    drawn.update_xaxes(type="log", tickvals=counts, ticktext=[formats.count(one) for one in counts],
                       title=_("Cases"))  # fmt: skip
    rates = [one.rate for one in drawn_of.units]
    least = min(*(one.low for one in drawn_of.bands), *rates)
    most = max(*(one.high for one in drawn_of.bands), *rates)
    room = (most - least) * 0.06
    start = least - room if least > most / 2 else 0.0
    places = ticks.between(start, most + room)
    drawn.update_yaxes(range=[start, most + room], tickvals=places,
                       ticktext=ticks.as_percent(places), showgrid=True)  # fmt: skip
