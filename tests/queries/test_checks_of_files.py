"""Checks of what a whole file, several files or several exports tell: found with their rows."""

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest

from dashboard.settings import Settings
from dashboard.warehouse.store import Store
from dashboard.warehouse.warehouse import Warehouse
from tests.conftest import ALL
from tests.drawn import make_store

SEPTEMBER, OCTOBER = "2026-09-30", "2026-10-31"


def by(rows, *names):
    return [tuple(row[name] for name in names) for row in rows.to_dicts()]


@pytest.fixture
def find(warehouse_of):
    """Return a function that gives the rows a check finds in drawn tables."""
    return lambda check, cases, **others: warehouse_of(cases, **others).check(check, ALL)


PAYMENTS = """
    case_id | paid_on    | amount
    A1      | 2026-03-01 |  10.00
    A2      | 2026-03-01 |  20.55
    A3      | 2026-03-01 |  30.00
    A4      | 2026-03-01 |  40.00
"""


def test_what_was_paid_is_a_hundred_times_the_payments(find):
    rows = find(
        "scale_off",
        """
        case_id | principal | paid_total
        A1      |    100.00 |   1 000.00
        A2      |    100.00 |   2 055.00
        A3      |    100.00 |   3 000.00
        A4      |    100.00 |      40.00
        A5      |    100.00 |       0.00
        """,
        payments=PAYMENTS,
    )
    assert by(rows, "case_id", "column_name", "scale", "source_row") == [
        ("A1", "paid_total", "100", 2),
        ("A2", "paid_total", "100", 3),
        ("A3", "paid_total", "100", 4),
    ]
    assert by(rows, "stated_amount", "fitting_amount")[1] == (Decimal("2055.00"), Decimal("20.55"))


def test_what_is_outstanding_is_a_tenth_of_the_claim(find):
    rows = find(
        "scale_off",
        """
        case_id | principal | paid_total | outstanding
        A1      |    100.00 |       0.00 |       10.00
        A2      |    250.55 |      50.00 |       20.06
        A3      |  9 000.00 |       0.00 |      900.00
        """,
    )
    assert by(rows, "case_id", "column_name", "scale") == [
        ("A1", "outstanding", "0.1"),
        ("A2", "outstanding", "0.1"),
        ("A3", "outstanding", "0.1"),
    ]


def test_the_whole_claim_is_ten_times_what_the_payments_say(find):
    rows = find(
        "scale_off",
        """
        case_id | principal | paid_total | outstanding
        A1      |  1 000.00 |            |      900.00
        A2      |  2 000.00 |            |    1 794.50
        A3      |    300.00 |            |        0.00
        A4      |    400.00 |            |        0.00
        """,
        payments=PAYMENTS,
    )
    assert by(rows, "case_id", "column_name", "scale") == [
        (case, "principal", "10") for case in ("A1", "A2", "A3", "A4")
    ]


def test_a_few_odd_amounts_are_no_wrong_scale(find):
    cases = """
        case_id | principal | paid_total
        A1      |    100.00 |   1 000.00
        A2      |    100.00 |   2 055.00
        A3      |    100.00 |      30.00
        A4      |    100.00 |      40.00
    """
    assert find("scale_off", cases, payments=PAYMENTS).is_empty()


SWAPPED = """
    case_id | invoice_date | due_date   | placed_on
    A1      | 2026-02-03   | 2026-03-02 | 2026-05-20
    A2      | 2026-03-20   | 2026-05-04 | 2026-06-21
    A3      | 2026-04-25   | 2026-01-06 | 2026-07-22
    A4      | 2026-05-26   | 2026-03-07 | 2026-08-23
    A5      | 2026-06-27   | 2026-{month}-08 | 2026-09-24
"""


def test_a_due_date_before_the_invoice_that_swapping_would_mend(find):
    rows = find("day_month_swapped", SWAPPED.format(month="04"))
    assert by(rows, "case_id", "column_name", "stated_on", "swapped_on", "source_row") == [
        ("A3", "due_date", dt.date(2026, 1, 6), dt.date(2026, 6, 1), 4),
        ("A4", "due_date", dt.date(2026, 3, 7), dt.date(2026, 7, 3), 5),
        ("A5", "due_date", dt.date(2026, 4, 8), dt.date(2026, 8, 4), 6),
    ]


def test_two_days_that_swapping_would_mend_are_not_enough(find):
    assert find("day_month_swapped", SWAPPED.format(month="10")).is_empty()


def test_days_above_twelve_say_that_day_and_month_are_right(find):
    drawn = SWAPPED.format(month="04") + "    A6 | 2026-01-01 | 2026-01-31 | 2026-09-24\n"
    assert find("day_month_swapped", drawn).is_empty()


def test_the_same_invoice_in_two_cases(find):
    rows = find(
        "invoice_twice",
        """
        case_id | agency | creditor | invoice_no | principal
        A1      | Fjord  | Tiur     | 1001       |    100.00
        A2      | Dal    | Tiur     | 1001       |    100.00
        A3      | Dal    | Tiur     | 1001       |    120.00
        A4      | Dal    | Orre     | 1001       |    100.00
        A5      | Dal    | Tiur     |            |    100.00
        """,
    )
    assert by(rows, "case_id", "agency", "source_row") == [("A1", "Fjord", 2), ("A2", "Dal", 3)]


def test_a_case_that_moved_to_another_department(exports_of):
    drawn = "case_id | agency | department\nA1 | Fjord | {moving}\nA2 | Fjord | South"
    warehouse = exports_of(
        (SEPTEMBER, drawn.format(moving="North")), (OCTOBER, drawn.format(moving="South"))
    )
    rows = warehouse.check("case_in_two_departments", ALL)
    assert by(rows, "case_id", "department", "other_department", "source_row", "other_row") == [
        ("A1", "South", "North", 2, 2)
    ]


def test_a_row_in_quarantine_that_names_another_department(tmp_path):
    cases = [{"case_id": "A1", "department": "North", "principal": Decimal(100)}]
    store = make_store(tmp_path, {"cases": cases})
    with store.draft() as draft:
        draft.quarantine(_repeated("A1", '{"case_id":"A1","department":"South"}'))
        draft.merge()
        draft.record()
        draft.derive()
    rows = Warehouse(tmp_path, Settings()).check("case_in_two_departments", ALL)
    assert by(rows, "department", "other_department", "other_file", "other_row") == [
        ("North", "South", "more.csv", 7)
    ]


def _repeated(case_id: str, cells: str) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "source_file": ["more.csv"],
            "row_number": [7],
            "column_name": ["case_id"],
            "value": [case_id],
            "reason": ["The case came twice."],
            "cells": [cells],
        }
    )


def test_an_open_case_that_the_latest_export_of_its_agency_does_not_tell(exports_of):
    warehouse = exports_of(
        (
            SEPTEMBER,
            """
            case_id | agency | outstanding | closed_on
            A1      | Fjord  |       10.00 |
            A2      | Fjord  |       20.00 |
            A3      | Fjord  |        0.00 | 2026-09-01
            B1      | Dal    |       30.00 |
            """,
        ),
        (OCTOBER, "case_id | agency | outstanding\nA1 | Fjord | 10.00"),
    )
    rows = warehouse.check("vanished_open", ALL)
    assert by(rows, "case_id", "outstanding", "last_told_on", "source_row") == [
        ("A2", 20, dt.date(2026, 9, 30), 3)
    ]


def test_a_total_row_that_is_not_the_sum_of_its_rows(tmp_path):
    store = Store(tmp_path)
    with store.draft() as draft:
        draft.merge()
        draft.record({"loads": _load(), "load_totals": _totals({5: "100.00", 9: "250.00"})})
        draft.derive()
    rows = Warehouse(tmp_path, Settings()).check("file_total_differs", ALL)
    assert by(rows, "source_file", "row_number", "label", "difference") == [
        ("saker.csv", 9, "Sum", 250 - 100)
    ]


def _totals(told: dict[int, str]) -> pl.DataFrame:
    money = pl.Decimal(38, 2)
    return pl.DataFrame(
        {
            "source_file": ["saker.csv"] * len(told),
            "row_number": list(told),
            "label": ["Sum"] * len(told),
            "column_name": ["outstanding"] * len(told),
            "told_amount": pl.Series(list(map(Decimal, told.values())), dtype=money),
            "summed_amount": pl.Series([Decimal("100.00")] * len(told), dtype=money),
        }
    )


def _load() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "loaded_at": [dt.datetime(2026, 11, 1, 8)],
            "export_day": [dt.date(2026, 10, 31)],
            "export_day_origin": ["given"],
            "row_count": [2],
            "stored_count": [2],
            "quarantined_count": [0],
        }
    )
