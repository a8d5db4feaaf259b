"""Labels at the marks: values and ids as the reader sees them.

Plotly reads markup in every text of a figure; `drawn_text` and `drawn_labels` are fit for one.
The others are for sentences, which are escaped where they are shown.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from dashboard import catalogue, formats
from dashboard.charts.theme import Look
from dashboard.dimensions import Dimension
from dashboard.i18n import _, ngettext

_LONGEST = 36


def figure_text(name: str, value: Any, look: Look) -> str:
    """Return a value of a column as a figure shows it, unit and all."""
    if value is None:
        return formats.NOTHING
    match catalogue.column(name).unit:
        case "money":
            return formats.short_money(value, look.currency)
        case "percent":
            return formats.percent(value)
        case "days":
            return formats.days_with_unit(value)
        case "count":
            return formats.count(value)
        case _:
            return str(value)


def drawn_text(name: str, value: Any, look: Look) -> str:
    """Return what `figure_text` returns, fit to stand inside a figure."""
    return fit(figure_text(name, value, look))


def drawn_labels(name: str, ids: Iterable[Any]) -> list[str]:
    """Return what `value_labels` returns, fit to stand inside a figure."""
    return [fit(label) for label in value_labels(name, ids)]


def fit(text: str) -> str:
    """Return a text that Plotly draws as it is."""
    return escape(text, quote=False)


def part_text(name: str, value: Any) -> str:
    """Return an id as a sentence names it: a band says what it is a band of."""
    (label,) = value_labels(name, [value])
    column = catalogue.column(name)
    if column.unit != "band":
        return label
    return _("{band} ({dimension})", band=label, dimension=column.label.lower())


def amount_text(name: str, value: Any, look: Look) -> str:
    """Return a figure as a sentence tells it: a count says what it counts."""
    text = figure_text(name, value, look)
    if value is None or catalogue.column(name).unit != "count":
        return text
    return ngettext("{text} case", "{text} cases", value, text=text)


def value_labels(name: str, ids: Iterable[Any]) -> list[str]:
    """Return the labels of a dimension's ids, cut where they would crowd out the figure."""
    column = catalogue.column(name)
    if not isinstance(column, Dimension):
        return [str(one) for one in ids]
    labels = (column.value_label(one) for one in ids)
    return [text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…" for text in labels]
