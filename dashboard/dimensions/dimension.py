"""A column of an answer that is not a metric."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dashboard.formats import Unit, cell, count
from dashboard.i18n import _, mark

NOT_STATED = mark("Not stated")


@dataclass(frozen=True, slots=True)
class Dimension:
    """A column of an answer: how it is headed, what kind of value it is, what its codes mean.

    `filter` names the field of Filters that a value of it narrows. `empty` is the label of a
    value that the export did not state. `told` puts what is kept in code into the reader's words.
    """

    name: str
    unit: Unit
    heading: str
    meaning_text: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    filter: str | None = None
    empty: str = NOT_STATED
    first_band: str = ""
    told: Callable[[str], str] | None = None

    @property
    def label(self) -> str:
        """Return its heading in the reader's language."""
        return _(self.heading)

    @property
    def meaning(self) -> str:
        """Return what it holds."""
        return _(self.meaning_text)

    def value_label(self, value: object) -> str:
        """Return what a reader sees for a value: a code's label, a band's edges, a flag's word."""
        if value is None or value == "":
            return _(self.empty)
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, dt.date):
            return cell(value, self.unit)
        text = str(value)
        if self.told and text not in self.codes:
            return self.told(text)
        if self.unit == "band":
            return self._band(text)
        return _(self.codes[text]) if text in self.codes else text

    def _band(self, text: str) -> str:
        low, _dash, high = text.partition("-")
        if not high:
            return _("over {edge}", edge=count(_edge(low)))
        if self.first_band and int(high) == 0:
            return _(self.first_band)
        if int(low) == 0:
            return _("up to {edge}", edge=count(int(high)))
        return f"{count(int(low))} – {count(int(high))}"


def _edge(text: str) -> int:
    """Return the edge of an open band: `250000+` is over 250 000, `121+` is over 120 days."""
    edge = int(text.removesuffix("+"))
    return edge - 1 if edge % 10 == 1 else edge
