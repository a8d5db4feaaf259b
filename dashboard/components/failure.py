"""What went wrong, shown as plain text: an error quotes what an address or an export says."""

from dashboard.components.markup import element
from dashboard.components.surface import surface
from dashboard.errors import StandoutError


def failure(error: StandoutError, place: str) -> None:
    """Show an error's message; `place` tells apart the spots of a page that show one."""
    surface(element("div", str(error), "failure", role="alert"), f"failure-{place}")
