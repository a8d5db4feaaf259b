"""Each check finds what it says it looks for, and nothing beside it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import ALL

Find = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def find(warehouse_of) -> Find:
    """Return a function that gives the rows a check finds in drawn tables."""

    def ask(check: str, cases: str, **others: str) -> list[dict[str, Any]]:
        return warehouse_of(cases, **others).check(check, ALL).to_dicts()

    return ask


def cases_of(rows: list[dict[str, Any]]) -> list[str]:
    return [row["case_id"] for row in rows]


def test_identity_allows_a_hundredth_and_shows_what_was_expected(find):
    found = find(
        "identity",
        """
        case_id | principal | interest | paid_total | credited | waived | outstanding
        A1      |    100.00 |     5.00 |      20.00 |    10.00 |   1.00 |       74.00
        A2      |    100.00 |     5.00 |      20.00 |          |        |       85.01
        A3      |    100.00 |          |      20.00 |          |        |       80.02
        """,
    )
    assert [(row["case_id"], row["expected_amount"], row["outstanding"] > 80) for row in found] == [
        ("A3", 100 - 20, True)
    ]


def test_the_ledger_always_matches(find):
    cases = """
        case_id | principal | paid_total | outstanding | placed_on  | closed_on  | currency
        A1      |    100.00 |      70.00 |       10.00 | 2026-01-01 |            | NOK
        A2      |    100.00 |       0.00 |      100.00 | 2026-12-31 | 2026-02-01 | SEK
        A3      |    -50.00 |            |      -50.00 |            |            | NOK
    """
    payments = """
        case_id | paid_on    | amount
        A1      | 2025-12-01 |  90.00
        A1      | 2027-01-01 | -20.00
        A2      | 2026-01-15 |  33.33
    """
    rates = """
        currency | base_currency | rate
        SEK      | NOK           | 0.97123
    """
    assert find("ledger_matches_outstanding", cases, payments=payments, rates=rates) == []


def test_payments_that_do_not_sum_to_what_was_paid(find):
    found = find(
        "payments_match_paid",
        """
        case_id | paid_total | closed_on
        A1      |      30.00 |
        A2      |      30.00 |
        A3      |      30.00 | 2026-05-01
        A4      |            |
        """,
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-03-01 |  30.00
            A2      | 2026-03-01 |  25.00
            A4      | 2026-03-01 |  25.00
        """,
    )
    assert [(row["case_id"], row["paid_total"], row["dated_amount"]) for row in found] == [
        ("A2", 30, 25)
    ]


def test_without_any_payments_nobody_expects_them_to_match(find):
    assert find("payments_match_paid", "case_id | paid_total\nA1 | 30.00") == []


def test_days_out_of_order(find):
    cases = """
        case_id | invoice_date | placed_on  | closed_on  | disputed_on | dispute_resolved_on
        A1      | 2026-02-01   | 2026-01-31 | 2026-01-30 | 2026-01-05  | 2026-01-04
        A2      | 2026-02-01   | 2026-02-01 | 2026-02-01 | 2026-01-05  | 2026-01-05
        A3      |              |            |            |             | 2026-01-05
    """
    for check in ("placed_before_invoice", "closed_before_placed", "settled_before_disputed"):
        assert cases_of(find(check, cases)) == ["A1"]


def test_a_payment_before_placement(find):
    found = find(
        "paid_before_placed",
        """
        case_id | placed_on
        A1      | 2026-02-01
        A2      | 2026-02-01
        """,
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-01-31 |  30.00
            A2      | 2026-02-01 |  30.00
        """,
    )
    assert cases_of(found) == ["A1"]


def test_what_is_dated_after_the_export_day(find):
    found = find(
        "dated_after_export_day",
        """
        case_id | due_date   | placed_on  | closed_on  | disputed_on | state
        A1      | 2026-12-01 | 2026-10-31 |            |             |
        A2      |            | 2026-10-31 |            | 2026-11-02  |
        A3      |            |            | 2026-11-01 |             | closed
        A4      |            |            | 2026-11-01 |             |
        A5      |            | 2026-11-01 | 2026-11-01 | 2026-11-02  |
        """,
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-11-03 |  30.00
        """,
        as_of="2026-10-31",
    )
    assert [(row["case_id"], row["column_name"]) for row in found] == [
        ("A1", "paid_on"),
        ("A2", "disputed_on"),
        ("A3", "closed_on"),
    ]


def test_what_begins_after_the_export_day_or_is_closed_after_it(find):
    found = find(
        "begins_after_export_day",
        """
        case_id | invoice_date | placed_on  | closed_on  | state
        A1      | 2026-10-31   |            |            |
        A2      | 2026-11-01   |            | 2026-11-05 |
        A3      | 2026-10-01   | 2026-11-01 |            |
        A4      | 2026-11-01   | 2026-10-31 |            |
        A5      | 2026-10-01   |            | 2026-11-01 |
        A6      | 2026-10-01   |            | 2026-11-01 | closed
        """,
        as_of="2026-10-31",
    )
    assert [(row["case_id"], row["column_name"]) for row in found] == [
        ("A2", "invoice_date"),
        ("A3", "placed_on"),
        ("A5", "closed_on"),
    ]


def test_a_principal_below_nought(find):
    assert cases_of(find("negative_principal", "case_id | principal\nA1 | -1.00\nA2 | 0.00")) == [
        "A1"
    ]


def test_closed_with_something_left_and_no_reason(find):
    found = find(
        "closed_without_reason",
        """
        case_id | outstanding | closed_on  | close_reason
        A1      |       10.00 | 2026-05-01 |
        A2      |       10.00 | 2026-05-01 | insolvent
        A3      |        0.00 | 2026-05-01 |
        A4      |       10.00 |            |
        """,
    )
    assert cases_of(found) == ["A1"]


def test_a_reason_on_a_case_said_not_to_be_disputed(find):
    found = find(
        "reason_without_dispute",
        """
        case_id | is_disputed | dispute_reason | disputed_on
        A1      | no          | PRICE          |
        A2      | yes         | PRICE          |
        A3      |             | PRICE          |
        A4      | no          | PRICE          | 2026-05-01
        """,
    )
    assert cases_of(found) == ["A1"]


def test_a_missing_currency_beside_others_and_only_then(find):
    assert cases_of(find("currency_missing", "case_id | currency\nA1 |\nA2 | NOK")) == ["A1"]
    assert find("currency_missing", "case_id | currency\nA1 |\nA2 |") == []


def test_a_currency_without_a_rate_where_rates_are_loaded(find):
    cases = """
        case_id | currency
        A1      | NOK
        A2      | SEK
        A3      | DKK
    """
    rates = """
        currency | base_currency | rate
        SEK      | NOK           | 0.97
    """
    assert cases_of(find("currency_without_rate", cases, rates=rates)) == ["A3"]
    assert find("currency_without_rate", cases) == []
