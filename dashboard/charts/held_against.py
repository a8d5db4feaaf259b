"""A finding as it looks: observed beside expected, and the band that chance and nature explain."""

import datetime as dt
from typing import Any

from dashboard import formats
from dashboard.charts import ticks
from dashboard.charts.along import Along, axis_of
from dashboard.charts.drawing import Drawing
from dashboard.charts.labels import drawn_labels, fit
from dashboard.charts.months import name_months
from dashboard.charts.rows import name_rows, places
from dashboard.charts.theme import Look, figure, see_through
from dashboard.findings.evidence import Evidence, Point
from dashboard.findings.finding import Finding
from dashboard.i18n import _, ngettext

_HEIGHT = 280
_ROW, _FRAME = 25, 44
_FEW = 5
_LINE = 17  # pixels


def held_against(finding: Finding, evidence: Evidence, look: Look) -> Drawing:
    """Draw the months around a dated change, else the unit above the largest others."""
    if finding.since is None:
        return _units(finding, evidence, look)
    return _months(finding, evidence, look)


def _text(value: float, evidence: Evidence) -> str:
    return formats.days_with_unit(value) if evidence.in_days else formats.percent(value)


def _pointed_at(name: str, point: Point, evidence: Evidence, invoices: bool) -> str:
    count = formats.count(point.case_count)
    cases = (
        ngettext("{text} invoice", "{text} invoices", point.case_count, text=count)
        if invoices
        else ngettext("{text} case", "{text} cases", point.case_count, text=count)
    )
    told = (
        _("{name}: {observed}, {cases}", name=name, observed=_text(point.observed, evidence),
          cases=cases),
        _("expected {expected}, between {low} and {high}",
          expected=_text(point.expected, evidence), low=_text(point.low, evidence),
          high=_text(point.high, evidence)),
    )  # fmt: skip
    return "<br>".join(fit(one) for one in told)


def _legend(drawn: Drawing, look: Look, told: tuple[str, str, str], lines: int = 1) -> None:
    """Name dots, line and band above the figure, in place of a legend, the band in the last line.

    What is told are the dots, how the line of what is expected is drawn, and the band.
    """
    dots, sign, band = told
    words = ((look.accent, "●", dots), (look.ink, sign, _("expected")), (look.pale, "█", band))
    first, second, last = (
        f'<span style="color:{colour}">{mark}</span> {word}' for colour, mark, word in words
    )
    text = f"{first}   {second}{'<br>' if lines == 2 else '   '}{last}"
    drawn.update_layout(
        # Two lines stand above a name for the change.
        margin={"t": 34 if lines == 1 else 34 + 2 * _LINE},
        title={
            "text": text,
            "x": 0.01,
            "xref": "container",
            "xanchor": "left",
            "y": 0.98,
            "yanchor": "top",
            # Plotly hangs the last of several lines from the top.
            "pad": {"t": _LINE * (lines - 1)},
            "font": {"color": look.quiet, "size": 12, "weight": 400},
        },
    )


def _months(finding: Finding, evidence: Evidence, look: Look) -> Drawing:
    drawn = figure(look, _HEIGHT)
    course = [(one.label, one) for one in evidence.points if isinstance(one.label, dt.date)]
    months, points = [month for month, _one in course], [one for _month, one in course]
    shade = {"mode": "lines", "line": {"width": 0, "shape": "hvh"}, "hoverinfo": "skip"}
    drawn.add_scatter(x=months, y=[one.low for one in points], **shade)
    drawn.add_scatter(x=months, y=[one.high for one in points], fill="tonexty",
                      fillcolor=see_through(look.pale), **shade)  # fmt: skip
    drawn.add_scatter(
        x=months,
        y=[one.expected for one in points],
        mode="lines",
        line={"color": look.ink, "width": 1.5, "dash": "dot"},
        hoverinfo="skip",
    )
    late = [finding.since is not None and month >= finding.since for month in months]
    drawn.add_scatter(
        x=months,
        y=[one.observed for one in points],
        mode="lines+markers",
        line={"color": look.mark, "width": 1.5},
        marker={"size": 8, "color": [look.accent if one else look.mark for one in late],
                "opacity": [1.0 if one.case_count >= _FEW else 0.45 for one in points]},
        hovertext=[_pointed_at(formats.month(month), one, evidence,
                               finding.measure == "case_rate") for month, one in course],
        hoverinfo="text",
    )  # fmt: skip
    if finding.since is not None:
        drawn.add_vline(x=finding.since, line={"color": look.accent, "width": 1, "dash": "dash"})
        drawn.add_annotation(
            text=_("since {month}", month=formats.month(finding.since)),
            x=finding.since,
            # Inwards of the nearer edge, and above what is drawn.
            xanchor="left" if sum(late) > len(late) / 2 else "right",
            y=1,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            font={"color": look.accent, "size": 12},
        )
    _scale(drawn, evidence, look)
    name_months(drawn, months, most=5)
    band = _("within chance and natural differences in one month's cases")
    _legend(drawn, look, (_("each month"), "····", band), 2)
    return drawn


def _units(finding: Finding, evidence: Evidence, look: Look) -> Drawing:
    """Draw the finding's unit on top, then the others, the worst first."""
    points = _in_order(finding, evidence)
    names = [name for name in finding.segment if name != "dispute_reason"]
    columns = zip(*(point.label for point in points), strict=True)
    parts = [drawn_labels(name, column) for name, column in zip(names, columns, strict=True)]
    labels = [", ".join(one) for one in zip(*parts, strict=True)]
    drawn = figure(look, _FRAME + _ROW * len(points))
    rows = places(labels)
    along = axis_of((max(one.high, one.observed) for one in points),
                    (max(one.high, one.observed) for one in points if not one.is_own),
                    in_days=evidence.in_days)  # fmt: skip
    for row, one in zip(rows, points, strict=True):
        drawn.add_scatter(x=along.of([one.low, one.high]), y=[row, row], mode="lines",
                          hoverinfo="skip", line={"color": look.pale, "width": 12})  # fmt: skip
    drawn.add_scatter(x=along.of([one.expected for one in points]), y=rows, mode="markers",
                      hoverinfo="skip", marker={"symbol": "line-ns", "size": 12,
                                                "line": {"color": look.ink, "width": 1.5}},
                      cliponaxis=False)  # fmt: skip
    drawn.add_scatter(
        x=along.of([one.observed for one in points]),
        y=rows,
        mode="markers+text",
        marker={"size": 10, "color": [look.accent if one.is_own else look.mark for one in points]},
        text=[_text(one.observed, evidence) if one.is_own else "" for one in points],
        textposition="middle left" if finding.measure == "collection_rate" else "middle right",
        textfont={"color": look.accent, "size": 12},
        hovertext=[_pointed_at(label, one, evidence, finding.measure == "case_rate")
                   for label, one in zip(labels, points, strict=True)],
        hoverinfo="text",
        cliponaxis=False,
    )  # fmt: skip
    name_rows(drawn, labels)
    drawn.update_xaxes(range=along.ends, title=_axis_title(along, evidence), **along.ticks(look))
    _legend(drawn, look, (_("observed"), "│", _("within chance and natural differences")))
    return drawn


def _axis_title(along: Along, evidence: Evidence) -> str | None:
    """Return what an axis needs said: unit and scale where its numbers do not, and who is left out.

    The unit itself is one of the points.
    """
    told = []
    if along.in_days:
        told.append(_("Days, square-root scale") if along.by_root else _("Days"))
    elif along.by_root:
        told.append(_("Square-root scale"))
    shown = sum(not one.is_own for one in evidence.points)
    if shown < evidence.other_count:
        told.append(_("The {shown} largest of {whole} others", shown=formats.count(shown),
                      whole=formats.count(evidence.other_count)))  # fmt: skip
    return " · ".join(told) or None


def _in_order(finding: Finding, evidence: Evidence) -> list[Point]:
    best_first = finding.measure == "collection_rate"
    return sorted(
        evidence.points,
        key=lambda one: (not one.is_own, one.observed if best_first else -one.observed),
    )


def _scale(drawn: Drawing, evidence: Evidence, look: Look) -> None:
    high = max(max(one.high, one.observed) for one in evidence.points)
    unit = _("Days") if evidence.in_days else None
    drawn.update_yaxes(range=[-high * 0.03, high * 1.1], title=unit,
                       **_ticks(high * 1.1, evidence, look))  # fmt: skip


def _ticks(high: float, evidence: Evidence, look: Look) -> dict[str, Any]:
    places = ticks.between(0, high)
    text = ([formats.count(round(one)) for one in places] if evidence.in_days
            else ticks.as_percent(places))  # fmt: skip
    return {"tickvals": places, "ticktext": text, "showgrid": True, "gridcolor": look.grid}
