"""The way on from a page: links in a row."""

from collections.abc import Mapping

from dashboard.components.address import address
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.i18n import _


def more(links: Mapping[str, str]) -> None:
    """Show links, each `text: address`."""
    inner = "".join(element("a", text, href=href) for text, href in links.items())
    surface(wrapped("nav", inner, "choices", aria_label=_("Ways on")), "ways-on")


def disputed_cases(filters: Filters) -> None:
    """Show the ways to the selection's disputed cases: ever, now, and those that wait for us."""
    more(
        {
            _("All disputed cases"): address("cases", filters.narrow(disputed=True)),
            _("Cases in dispute now"): address("cases", filters.narrow(dispute_open=True)),
            _("Cases that wait for us"): address("cases", filters.narrow(waiting=True)),
        }
    )
