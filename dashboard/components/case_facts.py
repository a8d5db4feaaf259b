"""All that is known of one case, in groups, and whether its amounts add up."""

from collections.abc import Mapping

from dashboard import catalogue, formats
from dashboard.components.markup import element, wrapped
from dashboard.components.table import Row, shown
from dashboard.i18n import _, mark

_GROUPS: Mapping[str, tuple[str, ...]] = {
    mark("Who"): (
        "customer_name",
        "customer_id",
        "customer_type",
        "country",
        "department",
        "creditor",
        "agency",
    ),
    mark("What"): (
        "case_id",
        "invoice_no",
        "claim_type",
        "invoice_date",
        "due_date",
        "placed_on",
        "days_to_placement",
        "status",
        "stage",
        "state",
        "first_paid_on",
        "days_to_payment",
        "closed_on",
        "close_reason",
        "is_self_inflicted",
        "is_waiting_on_us",
        "waiting_since",
        "change",
    ),
    mark("Money"): (
        "principal",
        "interest",
        "fees",
        "paid_total",
        "paid_principal",
        "credited",
        "waived",
        "outstanding",
        "currency",
        "payment_state",
        "paid_origin",
        "outstanding_origin",
    ),
    mark("Dispute"): (
        "is_disputed",
        "is_dispute_open",
        "dispute_reason",
        "reason_source",
        "reason_confidence",
        "dispute_reason_text",
        "disputed_on",
        "dispute_resolved_on",
        "dispute_outcome",
    ),
    mark("Where it came from"): ("source_file", "source_row", "comment"),
}
_DISPUTE_ONLY = frozenset(_GROUPS["Dispute"][1:])


def case_facts(case: Row, currency: str) -> str:
    """Return the markup of a case's facts."""
    groups = (
        wrapped("section", element("h3", _(title)) + _facts(case, names, currency) + extra)
        for title, names in _GROUPS.items()
        for extra in [balance(case) if title == "Money" else ""]
    )
    return wrapped("div", "".join(groups), "groups")


def balance(case: Row) -> str:
    """Return the case's sum written out, and whether what is outstanding agrees with it."""
    money = [name for name in _GROUPS["Money"] if catalogue.column(name).unit == "money"]
    amounts = {name: formats.cell(case[name], "money") for name in money}
    written = _(
        "{principal} principal + {interest} interest + {fees} fees − {paid_total} paid"
        " − {credited} credited − {waived} waived = {expected}",
        expected=formats.cell(case["expected_amount"], "money"),
        **amounts,
    )
    missing = case["missing_amount"]
    if missing is None:
        verdict = _("Not every amount is known, so the sum cannot be checked.")
    elif not missing:
        verdict = _("That is what is outstanding: the case balances.")
    else:
        verdict = _(
            "The export says {outstanding}: it differs by {missing}.",
            outstanding=amounts["outstanding"],
            missing=formats.decimal(missing),
        )
    tone = "verdict out" if missing else "verdict"
    return wrapped("p", element("span", written) + element("b", verdict, tone), "sum")


def _facts(case: Row, names: tuple[str, ...], currency: str) -> str:
    said = [name for name in names if case["is_disputed"] or name not in _DISPUTE_ONLY]
    pairs = (
        wrapped("div", element("dt", catalogue.column(name).label) + _value(name, case, currency))
        for name in said
    )
    return wrapped("dl", "".join(pairs), "facts")


def _value(name: str, case: Row, currency: str) -> str:
    value, unit = case[name], catalogue.column(name).unit
    if value is not None and unit == "money":
        return element("dd", formats.money(value, currency))
    if value is not None and unit == "days":
        return element("dd", formats.days_with_unit(value))
    return element("dd", shown(name, value))
