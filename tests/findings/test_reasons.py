"""Is what a card says true of its measure: compared with what, owned by whom, at what price?"""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from dashboard.codes import MEASURE_OWNERS, OWNERS
from dashboard.findings.became import change_told
from dashboard.findings.changed import Change, Half, Verdict
from dashboard.findings.finding import Finding
from dashboard.findings.reasons import MEASURES, owner, reasons
from dashboard.findings.told import money

NORTH = {"department": "North"}


def finding(measure: str, segment: Mapping[str, str] = NORTH, bad: int | None = None) -> Finding:
    return Finding(
        measure=measure,
        segment=segment,
        since=None,
        observed=0.3,
        expected=0.1,
        case_count=200,
        bad_count=bad,
        amount=Decimal(1000),
        excess_amount=Decimal(600),
        currency="NOK",
        q_value=0.01,
        nature=0.2,
    )


def told(measure: str, segment: Mapping[str, str] = NORTH, bad: int | None = None) -> str:
    return " ".join(reasons(finding(measure, segment, bad), None))


@pytest.mark.parametrize("measure", ["placement_lag", "days_to_settle", "waiting_on_us"])
def test_days_are_told_as_plain_medians_and_by_what_they_are_judged(measure: str) -> None:
    text = told(measure)
    assert "“elsewhere” is the plain median of all the others" in text
    assert ("same age" in text) == (measure == "waiting_on_us")
    assert ("size of claim" in text) == (measure != "waiting_on_us")


def test_collection_is_compared_at_equal_age_and_lateness() -> None:
    assert "of the same age, placed as late and of the same kind of customer, country" in told(
        "collection_rate"
    )


def test_a_country_is_not_compared_with_cases_of_the_same_country() -> None:
    text = told("collection_rate", {"country": "SE"})
    assert "country" not in text
    assert "kind of customer and size of claim" in text


@pytest.mark.parametrize(
    ("measure", "bad", "price"),
    [
        ("placement_lag", None, "at least late interest of 12% a year"),
        ("days_to_settle", None, "that the unexpected days hold up"),
        ("waiting_on_us", None, "that the unexpected days hold up"),
        ("waiting_on_us", 60, "outstanding on the waiting cases beyond those expected"),
        ("collection_rate", None, "less has come in than expected"),
    ],
)
def test_a_price_that_is_not_plain_is_explained(measure: str, bad: int | None, price: str) -> None:
    assert price in told(measure, bad=bad)


def test_every_measure_has_a_process_that_owns_it() -> None:
    of_reasons = {"dispute_rate", "customer_disputes", "dispute_reason"}
    assert MEASURE_OWNERS.keys() | of_reasons == MEASURES.keys()
    assert set(MEASURE_OWNERS.values()) < OWNERS.keys() - {"none"}
    assert owner(finding("self_inflicted"), {}) == "Billing · North"
    assert owner(finding("dispute_rate"), {}) == "North"
    by_agency = {"department": "North", "agency": "Fjord AS"}
    assert owner(finding("collection_rate", by_agency), {}) == "Fjord AS · North"
    late = {"claim_type": "Rent", "dispute_reason": "LATE"}
    assert owner(finding("dispute_reason", late), {"LATE": "delivery"}) == "Delivery and logistics"


def change(verdict: Verdict, before: Half, since: Half, **more: bool) -> Change:
    return Change(before, since, verdict, 1.0, more.get("days", False), more.get("invoices", False))


def test_every_measure_says_what_its_money_is() -> None:
    assert {money(finding(measure)) for measure in MEASURES.keys() - {"days_waited"}} == {
        "disputed", "not collected", "given up", "waiting", "held up", "placed",
    }  # fmt: skip


def test_what_is_too_little_is_named() -> None:
    many, few = Half(300, 0.02, 0.02, 7.0), Half(138, 0.02, 0.02, 2.4)
    text = change_told(change("few_bad", many, few))
    assert "had nothing changed, about 2.4 would have gone badly since; it takes 5." in text
    assert "few" not in text
    assert "would have gone badly before" in change_told(change("few_bad", few, many))
    tiny = Half(3, 0.0, 0.02, 0.1)
    assert "fewer than 20 cases since" in change_told(change("few_cases", many, tiny))
    assert "fewer than 20 cases before" in change_told(change("few_cases", tiny, many))


def test_halves_are_told_in_what_they_count() -> None:
    days = Half(416, 107.5, 38.0, 90.0)
    text = change_told(change("same", days, days, days=True))
    assert "Before: median 107.5 days (416 cases), 38 days elsewhere." in text
    invoices = Half(9000, 0.03, 0.015, 90.0)
    text = change_told(change("same", invoices, invoices, invoices=True))
    assert "3.0% of 9,000 invoices, 1.5% expected" in text
