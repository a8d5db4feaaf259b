"""One look for every figure: ink and greys, one accent, a second hue to tell two series apart."""

from dataclasses import dataclass
from functools import cache

from dashboard.charts.drawing import Drawing, Values
from dashboard.formats import locale_of


@dataclass(frozen=True, slots=True)
class Look:
    """Light or dark, and the currency that amounts are in."""

    dark: bool = False
    currency: str = ""

    @property
    def ink(self) -> str:
        """Return the colour of text and of the company's level."""
        return "#E6EAF0" if self.dark else "#1B2430"

    @property
    def quiet(self) -> str:
        """Return the colour of axis labels and notes."""
        return "#9AA7B8" if self.dark else "#5B6878"

    @property
    def mark(self) -> str:
        """Return the colour of what is normal."""
        return "#7B8CA3" if self.dark else "#8496AB"

    @property
    def pale(self) -> str:
        """Return the colour of what is uncertain, unfinished or the rest."""
        return "#3C4858" if self.dark else "#CCD5DF"

    @property
    def accent(self) -> str:
        """Return the colour of what stands out."""
        return "#FF8F57" if self.dark else "#C2410C"

    @property
    def second(self) -> str:
        """Return the hue that tells a second series apart."""
        return "#6CB0F2" if self.dark else "#1D5FA8"

    @property
    def grid(self) -> str:
        """Return the colour of grid lines."""
        return "#2A3442" if self.dark else "#E7EBF0"

    @property
    def paper(self) -> str:
        """Return the colour behind figures."""
        return "#151B24" if self.dark else "#FFFFFF"


FONT = '"Source Sans", "Source Sans Pro", sans-serif'


@cache
def _template(look: Look) -> Values:
    axis = {
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "automargin": True,
        "fixedrange": True,
        "tickfont": {"color": look.quiet, "size": 12},
        "title": {"font": {"color": look.quiet, "size": 12}, "standoff": 8},
        "linecolor": look.pale,
    }
    return {
        "layout": {
            "font": {"family": FONT, "size": 13, "color": look.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [look.mark, look.second, look.accent, look.pale],
            "xaxis": axis,
            "yaxis": axis | {"gridcolor": look.grid},
            "margin": {"l": 8, "r": 12, "t": 8, "b": 8},
            "bargap": 0.28,
            "showlegend": False,
            "hoverlabel": {
                "bgcolor": look.paper,
                "bordercolor": look.pale,
                "font": {"family": FONT, "size": 13, "color": look.ink},
                "align": "left",
            },
            "clickmode": "event+select",
            "dragmode": False,
        }
    }


def figure(look: Look, height: int = 280, **axes: Values) -> Drawing:
    """Return an empty figure in the house's look; `axes` are those that are not as all are."""
    return Drawing(template=_template(look), height=height, separators=_separators(), **axes)


def _separators() -> str:
    symbols = locale_of().number_symbols["latn"]
    return f"{symbols['decimal']}{symbols['group']}"


def see_through(colour: str) -> str:
    """Return a colour that lets others through."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.55)"
