"""What cannot stand out as the exports do not tell it, and what it means when nothing does."""

from collections.abc import Iterator, Mapping

from dashboard import formats
from dashboard.findings.company import LEAST_CASES_OF_CUSTOMER
from dashboard.i18n import _, mark
from dashboard.refusals import field
from dashboard.warehouse.warehouse import Warehouse

# The smallest units that are judged, and twice as many cases to hold them against.
LEAST_IN_ALL = 3 * LEAST_CASES_OF_CUSTOMER
# What is judged by each of these, and the columns that tell it: all of those in a row, one of
# those in a column.
_DISPUTED = ("cases.is_disputed", "cases.dispute_reason", "cases.disputed_on", "cases.state")
_PAID = ("cases.paid_total", "cases.outstanding", "payments.amount")
_TOLD_BY: Mapping[str, tuple[tuple[str, ...], ...]] = {
    mark("late placement"): (("cases.due_date",), ("cases.placed_on",)),
    mark("disputes"): (_DISPUTED,),
    mark("dispute reasons"): (("cases.dispute_reason",),),
    mark("slow settlement of disputes"): (("cases.disputed_on",),),
    mark("cases waiting for us"): (("cases.state", "events.waiting_on"),),
    mark("self-inflicted closures"): (("cases.close_reason",),),
    mark("collection"): (_PAID,),
    mark("since when"): (("cases.placed_on",),),
    mark("departments"): (("cases.department",),),
    mark("customers"): (("cases.customer_id",),),
    mark("claim types"): (("cases.claim_type",),),
}


def unjudged(warehouse: Warehouse) -> Iterator[str]:
    """Yield what cannot be judged in a store, each with the columns that nobody told."""
    for what, groups in _TOLD_BY.items():
        lacking = [one for one in groups if len(warehouse.missing(one)) == len(one)]
        if lacking:
            columns = ", ".join(field(name.partition(".")[2]) for name, *_others in lacking)
            yield f"{_(what)} ({columns})"


def why_nothing(case_count: int) -> str:
    """Return what it means that nothing stands out among so many cases."""
    if case_count == 0:
        return _("The selection holds no cases.")
    if case_count < LEAST_IN_ALL:
        return _(
            "Too few cases to tell anything from chance: {cases}.",
            cases=formats.count(case_count),
        )
    return _("Nothing stands out beyond chance and natural differences.")
