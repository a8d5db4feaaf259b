"""One page of many rows: which they are, and links to the others."""

from dashboard import formats
from dashboard.components import address
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.i18n import _

PAGE_ROWS = 50


def page_shown(count: int) -> int:
    """Return the page that the address names, counted from 1; the last where there are fewer."""
    wanted = address.parameter("page", "1")
    number = int(wanted) if wanted.isdecimal() else 1
    return min(max(number, 1), _pages(count))


def pager(count: int, filters: Filters) -> None:
    """Show which of all rows are on the page, and links to first, previous, next and last."""
    page, pages = page_shown(count), _pages(count)
    first = (page - 1) * PAGE_ROWS + 1
    told = _(
        "Rows {first} – {last} of {count}",
        first=formats.count(first),
        last=formats.count(min(first + PAGE_ROWS - 1, count)),
        count=formats.count(count),
    )
    steps = ((_("First"), 1), (_("Previous"), page - 1), (_("Next"), page + 1), (_("Last"), pages))
    links = "".join(
        element("a", label, href=address.here(filters, page=str(target)))
        if 1 <= target <= pages and target != page
        else element("span", label, "quiet")
        for label, target in steps
    )
    inner = element("span", told) + (links if pages > 1 else "")
    surface(wrapped("nav", inner, "choices pager", aria_label=_("Pages of rows")), "pager")


def _pages(count: int) -> int:
    return max(-(-count // PAGE_ROWS), 1)
