"""Pages: one module each with TITLE, ICON and render(filters)."""

from collections.abc import Mapping
from types import ModuleType

from dashboard.views import overview

# In the order of the menu; the first is the page without a name in the address.
PAGES: Mapping[str, ModuleType] = {
    "": overview,
}
UNLISTED = frozenset({"customer", "case"})
UNFILTERED = frozenset({"data", "definitions", "case"})
