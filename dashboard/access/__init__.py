"""Who is asking and what they may see."""

from dashboard.filters import Scope
from dashboard.settings import Settings


def scope_of(settings: Settings) -> Scope:
    """Return what this installation shows: everything, or only the departments it names."""
    if settings.departments is None:
        return Scope(everything=True)
    return Scope(departments=settings.departments)
