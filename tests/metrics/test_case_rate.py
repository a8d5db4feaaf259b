import datetime as dt

import pytest

from dashboard.filters import KINDS, Filters

BILLED_BY = {"department", "placed_from", "placed_to", "as_of"}
CASES = """
    department | principal | placed_on
    North      |    100.00 | 2026-08-15
    North      |     50.00 | 2026-09-15
    North      |    900.00 | 2026-05-15
    South      |     10.00 | 2026-08-15
"""
BILLING = """
    department | month      | invoice_count | billed_amount
    North      | 2026-08-01 |           100 |     10 000.00
    North      | 2026-09-01 |           300 |     20 000.00
    East       | 2026-08-01 |            50 |      5 000.00
"""


def test_only_months_whose_billing_is_loaded_count_on_both_sides(answer):
    rows = answer("departments/case_rate", CASES, billing=BILLING)
    assert [(row["department"], row["case_rate"]) for row in rows] == [
        ("North", (1 + 1) / (100 + 300)),
        ("East", 0 / 50),
    ]


@pytest.mark.parametrize("name", [name for name in KINDS if name not in BILLED_BY])
def test_some_cases_are_never_set_against_all_invoices(name, answer):
    chosen = {"values": ("x",), "word": "x", "flag": True, "day": dt.date(2026, 10, 31)}
    filters = Filters().narrow(**{name: chosen[KINDS[name]]})
    assert answer("departments/case_rate", CASES, filters, billing=BILLING) == []


def test_departments_and_whole_months_narrow_both_sides(answer):
    filters = Filters(
        department=("North",), placed_from=dt.date(2026, 9, 1), placed_to=dt.date(2026, 9, 30)
    )
    (row,) = answer("departments/case_rate", CASES, filters, billing=BILLING)
    assert (row["department"], row["case_rate"]) == ("North", 1 / 300)


def test_billed_amounts_are_in_the_main_currency(answer):
    cases = """
        currency | department | principal | placed_on
        NOK      | North      |    100.00 | 2026-08-15
        NOK      | North      |    100.00 | 2026-08-15
        SEK      | North      |     50.00 | 2026-08-15
    """
    rows = answer("departments/case_rate", cases, Filters(currency="NOK"), billing=BILLING)
    assert [row["placed_amount"] for row in rows] == [100 + 100, 0]
    assert answer("departments/case_rate", cases, Filters(currency="SEK"), billing=BILLING) == []
