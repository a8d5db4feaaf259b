"""Whatever is selected, the parts of every breakdown sum to the whole of the headline."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from dashboard.filters import Filters
from tests.conftest import ALL
from tests.queries import made_up

SELECTIONS = [Filters(), *(made_up.filters(seed) for seed in range(12))]
PLACED = {"case_count": "case_count", "placed_amount": "placed_amount"}
DISPUTED = {"disputed_count": "disputed_count", "disputed_amount": "disputed_amount"}
OPEN_DISPUTES = {"disputed_open_amount": "disputed_open_amount"}

# Question: its column and the headline's that it sums to.
BREAKDOWNS: Mapping[str, Mapping[str, str]] = {
    "overview/ageing": {
        "outstanding_amount": "outstanding_amount",
        "open_case_count": "open_case_count",
    },
    "departments/comparison": {
        **PLACED,
        **OPEN_DISPUTES,
        "outstanding_amount": "outstanding_amount",
    },
    "departments/claim_types": PLACED,
    "departments/stages": {
        "case_count": "open_case_count",
        "outstanding_amount": "outstanding_amount",
    },
    "customers/comparison": {
        **PLACED,
        **OPEN_DISPUTES,
        "disputed_count": "disputed_count",
        "outstanding_amount": "outstanding_amount",
    },
    "disputes/reasons": DISPUTED | OPEN_DISPUTES,
    "disputes/reasons_by_department": DISPUTED,
    "disputes/owners": DISPUTED | OPEN_DISPUTES,
    "disputes/open_by_age": {"disputed_count": "dispute_open_count", **OPEN_DISPUTES},
    "disputes/waiting_on_us": {
        "waiting_count": "waiting_count",
        "waiting_amount": "waiting_amount",
    },
    "disputes/waiting_cases": {"outstanding": "waiting_amount"},
    "collection/by_agency": PLACED,
    "collection/by_claim_size": PLACED,
    "collection/by_country": PLACED,
    "collection/by_customer_type": PLACED,
    "collection/by_lag": PLACED,
    "cases/rows": {"principal": "placed_amount"},
}


def summed(rows: list[dict[str, Any]], column: str) -> Any:
    return sum(row[column] for row in rows)


def settled_on(row: dict[str, Any]) -> dt.date:
    """Return the day a dispute was settled; one without any was never open to be seen."""
    return row["dispute_resolved_on"] or row["closed_on"] or dt.date.min


@pytest.mark.parametrize("question", BREAKDOWNS)
def test_the_parts_sum_to_the_headline(question, full):
    for filters in SELECTIONS:
        (whole,) = full.ask("overview/headline", filters, ALL).to_dicts()
        parts = full.ask(question, filters, ALL).to_dicts()
        for column, total in BREAKDOWNS[question].items():
            assert summed(parts, column) == (whole[total] or 0), (column, filters)


def test_closed_and_open_cases_are_all_cases(full):
    for filters in SELECTIONS:
        (whole,) = full.ask("overview/headline", filters, ALL).to_dicts()
        closed = full.ask("collection/close_reasons", filters, ALL).to_dicts()
        assert summed(closed, "case_count") == whole["case_count"] - whole["open_case_count"]


def test_settled_and_open_disputes_are_all_disputes(full):
    for filters in SELECTIONS:
        (whole,) = full.ask("overview/headline", filters, ALL).to_dicts()
        settled = full.ask("disputes/outcomes", filters, ALL).to_dicts()
        expected = whole["disputed_count"] - whole["dispute_open_count"]
        assert summed(settled, "disputed_count") == expected


def test_the_ledger_ends_at_what_is_outstanding_on_open_cases(full):
    for filters in SELECTIONS:
        (whole,) = full.ask("overview/headline", filters, ALL).to_dicts()
        (levels,) = full.ask("overview/levels", filters, ALL).to_dicts()
        months = full.ask("overview/months", filters, ALL).to_dicts()
        assert (levels["outstanding_amount"] or 0) == (whole["outstanding_amount"] or 0)
        assert (months[-1]["outstanding_amount"] or 0) == (whole["outstanding_amount"] or 0)


def test_twelve_months_of_collected_amounts_sum_to_the_level(full):
    for filters in SELECTIONS:
        (levels,) = full.ask("overview/levels", filters, ALL).to_dicts()
        months = full.ask("overview/months", filters, ALL).to_dicts()
        assert summed(months[-12:], "collected_amount") == (levels["collected_amount"] or 0)


def test_months_of_placement_hold_every_case_whose_day_is_known(full):
    for filters in SELECTIONS:
        months = full.ask("overview/placed_months", filters, ALL).to_dicts()
        rows = full.ask("cases/rows", filters, ALL)
        assert summed(months, "case_count") == rows["placed_on"].count()


def test_open_disputes_by_month_end_at_those_that_are_open_now(full):
    for filters in SELECTIONS:
        months = full.ask("disputes/new_and_settled", filters, ALL).to_dicts()
        rows = full.ask("cases/rows", filters, ALL).to_dicts()
        still_open = [
            row
            for row in rows
            if row["disputed_on"]
            and row["disputed_on"] <= made_up.DAY
            and (row["is_dispute_open"] or settled_on(row) > made_up.DAY)
        ]
        assert months[-1]["dispute_open_count"] == len(still_open)


def test_the_ledger_says_what_is_in_dispute_now(full):
    for filters in SELECTIONS:
        (levels,) = full.ask("overview/levels", filters, ALL).to_dicts()
        rows = full.ask("cases/rows", filters, ALL).to_dicts()
        frozen = [
            row["outstanding"]
            for row in rows
            if row["is_disputed"]
            and row["is_open"]
            and (row["disputed_on"] or row["placed_on"] or made_up.DAY) <= made_up.DAY
            and (row["dispute_resolved_on"] is None or row["dispute_resolved_on"] > made_up.DAY)
        ]
        assert (levels["disputed_open_amount"] or 0) == sum(frozen)


def test_a_cohort_at_90_days_is_the_collection_rate_at_90_days(full):
    quarters = [(2025, 1), (2025, 4), (2025, 7), (2025, 10), (2026, 1), (2026, 4)]
    for year, month in quarters:
        start = dt.date(year, month, 1)
        filters = Filters(placed_from=start, placed_to=start + dt.timedelta(89))
        (whole,) = full.ask("overview/headline", filters, ALL).to_dicts()
        cohorts = full.ask("collection/cohorts", filters, ALL).to_dicts()
        at_90 = [row["cohort_rate"] for row in cohorts if row["days_after"] == 90]
        assert at_90 == [whole["collection_rate_90"]]


def test_all_currencies_in_one_are_the_converted_parts(full):
    headlines = {
        name: full.ask("overview/headline", Filters(currency=name), ALL).to_dicts()[0]
        for name in ("NOK", "SEK", "all-NOK")
    }
    count = "case_count"
    both = headlines["NOK"][count] + headlines["SEK"][count]
    assert headlines["all-NOK"][count] == both
    converted = headlines["all-NOK"]["placed_amount"] - headlines["NOK"]["placed_amount"]
    # Each case is rounded to a hundredth on its own.
    assert float(converted) == pytest.approx(0.97 * float(headlines["SEK"]["placed_amount"]), abs=1)


def test_all_currencies_in_one_are_chosen_among_as_many_cases_as_their_parts_have(full):
    rows = full.choices("currency", Filters(), ALL)
    counts = dict(zip(rows["value"], rows["case_count"], strict=True))
    assert counts["all-NOK"] == counts["NOK"] + counts["SEK"]
    assert counts["NOK"] > 0 < counts["SEK"]


def test_a_case_is_there_once_and_once_more_where_it_is_converted(full):
    rows = full._now().engine.select("rows", "select shown_currency, currency from case_facts", {})
    kept = set(zip(rows["shown_currency"], rows["currency"], strict=True))
    assert kept == {("NOK", "NOK"), ("SEK", "SEK"), ("all-NOK", "SEK")}


def test_cases_lie_and_are_numbered_in_the_order_they_are_asked_for(full):
    keys = "case_key, cast(shown_currency as varchar), cast(department as varchar), placed_on"
    rows = full._now().engine.select("rows", f"select {keys} from case_facts", {})
    assert rows["case_key"].to_list() == list(range(1, rows.height + 1))
    order = [(*words, day or dt.date.max) for _key, *words, day in rows.rows()]
    assert order == sorted(order)
