"""How a finding is judged, told to whoever has to act on it."""

from dashboard import formats
from dashboard.components.address import address
from dashboard.components.markup import element, wrapped
from dashboard.filters import Filters
from dashboard.findings.company import LEAST_CASES_OF_CUSTOMER
from dashboard.findings.funnel import CHANCE
from dashboard.findings.rules import FALSE_SHARE
from dashboard.findings.segments import LEAST_CASES
from dashboard.i18n import _, mark

SHOWN = "judged"
_TOLD: tuple[tuple[str, str], ...] = (
    (
        mark("Expected"),
        mark(
            "For every case it is estimated how likely it is to be disputed, left unpaid or closed"
            " by our own doing, as cases of its kind are in the rest of the company."
        ),
    ),
    (
        mark("Equal age"),
        mark(
            "A young case has had no time to be paid or disputed, so each is only held against"
            " cases of its own age."
        ),
    ),
    (
        mark("Same mix"),
        mark(
            "Companies and persons, countries, small and large claims and late placement differ;"
            " a department with a harder mix is expected to do worse, and is not blamed for it."
        ),
    ),
    (
        mark("Natural variation"),
        mark(
            "No two departments are alike: how much they differ anyway is measured, and a"
            " difference within that is no finding, however many cases it has. The band of a funnel"
            " is wide enough for all its units at once: where nothing is wrong, one of them lies"
            " beyond its worse side in {many_companies} of 100 companies."
        ),
    ),
    (
        mark("Small units"),
        mark(
            "A dozen cases can look like anything, so departments are judged from {departments}"
            " cases on and customers from {customers}, and the fewer there are the larger a"
            " difference has to be."
        ),
    ),
    (
        mark("False alarms"),
        mark(
            "Who looks at thousands of rates finds some that are extreme by chance; the limit is"
            " set so that at most about one in {many} findings is false, over all that was"
            " looked at."
        ),
    ),
    (
        mark("Since when"),
        mark(
            "Where a rate changed in some month, the finding says since when, and counts the"
            " cases placed from then on."
        ),
    ),
    (
        mark("Most specific"),
        mark(
            "What explains most is told once: where one customer is the whole reason for a"
            " department's rate the finding is the customer, and what follows from a finding is"
            " not told again."
        ),
    ),
    (
        mark("Price"),
        mark(
            "The amount is what is unexpected: the money disputed, given up, held up or not"
            " collected beyond what the same cases would have cost elsewhere; findings come in its"
            " order, as an estimate and not as a booking."
        ),
    ),
    (
        mark("What it cannot see"),
        mark(
            "What is equally bad everywhere stands out nowhere, what the exports do not tell is"
            " not known, and a finding says where to look, not who is to blame."
        ),
    ),
)


def how_judged() -> str:
    """Return the markup of ten sentences on how a finding is judged."""
    limits = {
        "departments": formats.count(LEAST_CASES),
        "customers": formats.count(LEAST_CASES_OF_CUSTOMER),
        "many_companies": formats.count(round(100 * CHANCE)),
        "many": formats.count(round(1 / FALSE_SHARE)),
    }
    items = "".join(
        wrapped("li", element("b", _(head)) + " " + element("span", _(text, **limits)))
        for head, text in _TOLD
    )
    return wrapped("ol", items, "judged")


def how_judged_link() -> str:
    """Return a link to it."""
    return element(
        "a", _("How is this judged?"), href=address("definitions", Filters(), show=SHOWN)
    )
