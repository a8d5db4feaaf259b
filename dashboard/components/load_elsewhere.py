"""How a load ended that this reader did not start, in one line."""

from dashboard.components.address import address
from dashboard.components.load_result import standing
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.i18n import _
from dashboard.intake.job import Job


def load_elsewhere(job: Job) -> None:
    """Tell how another reader's load ended, and where all loads are found."""
    came = standing(job.summary) if job.summary else _("Nothing was loaded")
    told = _("Another reader's load, or yours from another window: {outcome}", outcome=came)
    link = element("a", _("All loads and checks"), href=address("data", Filters()))
    surface(wrapped("p", element("span", f"{told} ") + link, "notes quiet"), "load-elsewhere")
