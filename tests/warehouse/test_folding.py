"""One row per invoice, claim or debtor becomes one case, and money counts once."""

import datetime as dt
from decimal import Decimal

import pytest

from dashboard.warehouse import fold as folding
from tests.warehouse.loads import add, ask

AMOUNTS = "select case_id, principal, collection_fee, outstanding from cases order by 1"


def test_invoices_of_a_case_are_summed_and_stay_as_its_parts(store):
    loaded = add(
        store,
        cases="""
            case_id | customer_id | invoice_no | invoice_date | due_date   | principal | outstanding
            A       | K1          | 1001       | 2026-01-05   | 2026-01-19 |    100.00 |       60.00
            A       | K1          | 1002       | 2026-02-05   | 2026-02-19 |     50.00 |        0.00
            B       | K2          | 1003       | 2026-02-05   | 2026-02-19 |      7.00 |        7.00
        """,
    )
    assert ask(store, AMOUNTS) == [("A", 100 + 50, None, 60 + 0), ("B", 7, None, 7)]
    assert ask(store, "select invoice_no, due_date from cases where case_id = 'A'") == [
        ("1001", dt.date(2026, 1, 19))
    ]
    assert ask(
        store, "select case_id, part, invoice_no, principal, source_row from case_parts order by 5"
    ) == [("A", "invoice", "1001", 100, 2), ("A", "invoice", "1002", 50, 3)]
    assert loaded.merged.folds == {"cases": {"principal": "sum", "outstanding": "sum"}}
    assert loaded.merged.folded_totals["cases"].row_count == 1
    assert loaded.balances({"cases": (3, {"principal": "157", "outstanding": "67"})})


def test_the_amounts_of_co_debtors_count_once(store):
    loaded = add(
        store,
        cases="""
            case_id | customer_id | customer_name | principal | paid_total
            A       | K1          | Kari          |    100.00 |
            A       | K2          | Ola           |    100.00 |      30.00
            A       | K3          | Per           |    100.00 |      30.00
        """,
    )
    assert ask(store, "select customer_name, principal, paid_total from cases") == [
        ("Kari", 100, 30)
    ]
    assert ask(store, "select part, customer_name from case_parts order by 2") == [
        ("debtor", "Kari"),
        ("debtor", "Ola"),
        ("debtor", "Per"),
    ]
    folded = loaded.merged.folded_totals["cases"]
    assert (folded.row_count, folded.amounts["principal"]) == (2, 200)
    assert loaded.merged.folds == {"cases": {}}
    assert loaded.balances({"cases": (3, {"principal": "300", "paid_total": "60"})})


def test_a_debtor_whose_amount_differs_is_set_aside(store):
    loaded = add(
        store,
        cases="""
            case_id | customer_id | principal | interest
            A       | K1          |    100.00 |     5.00
            A       | K2          |    100.00 |     5.50
            A       | K3          |    100.00 |     5.00
            B       | K4          |     10.00 |     1.00
            B       | K5          |     20.00 |     1.00
        """,
    )
    assert ask(store, "select case_id, principal, interest from cases order by 1") == [
        ("A", 100, 5),
        ("B", 10, 1),
    ]
    assert loaded.rejected == [
        ("cases", 3, "differs", "interest", "5.50", "5.00"),
        ("cases", 6, "differs", "principal", "20.00", "10.00"),
    ]
    assert ask(store, "select count(*) from case_parts") == [(2,)]
    assert loaded.balances({"cases": (5, {"principal": "330", "interest": "17.50"})})


def test_debtors_come_before_invoices_where_a_case_has_both(store):
    loaded = add(
        store,
        cases="""
            case_id | customer_id | invoice_no | principal
            A       | K1          | 1          |    100.00
            A       | K2          | 1          |    100.00
            A       | K1          | 2          |     40.00
            A       | K2          | 2          |     40.00
            A       | K3          |            |    140.00
        """,
    )
    assert ask(store, "select principal from cases") == [(100 + 40,)]
    assert ask(store, "select part, sum(principal) from case_parts group by 1 order by 1") == [
        ("debtor", 140),
        ("invoice", 140),
    ]
    assert loaded.rejected == [("cases", 6, "unplaced", "invoice_no", "A", None)]
    assert loaded.balances({"cases": (5, {"principal": "420"})})


FEES = """
    case_id | invoice_no | principal | collection_fee
    A       | 1          |     10.00 |          35.00
    A       | 2          |     20.00 |          35.00
    B       | 3          |     30.00 |          70.00
    B       | 4          |     40.00 |          70.00
    C       | 5          |     50.00 |          {0}
    C       | 6          |     60.00 |          {1}
"""


@pytest.mark.parametrize(
    ("fees", "folds", "way", "stored"),
    [
        (("90.00", "90.00"), None, "once", 35 + 70 + 90),
        (("90.00", "80.00"), None, "sum", 2 * 35 + 2 * 70 + 90 + 80),
        (("90.00", ""), None, "unsure", 2 * 35 + 2 * 70 + 90),
        (("0.00", "0.00"), None, "unsure", 2 * 35 + 2 * 70),
        (("90.00", "90.00"), "sum", "sum", 2 * 35 + 2 * 70 + 2 * 90),
        (("90.00", "80.00"), "once", "once", 35 + 70 + 90),
    ],
)
def test_an_amount_that_is_the_cases_own_counts_once(store, fees, folds, way, stored):
    told = {"cases": {"collection_fee": folds}} if folds else None
    loaded = add(store, folds=told, cases=FEES.format(*fees))
    assert ask(store, "select sum(principal), sum(collection_fee) from cases") == [
        (10 + 20 + 30 + 40 + 50 + 60, stored)
    ]
    assert loaded.merged.folds == {"cases": {"principal": "sum", "collection_fee": way}}
    read = 2 * 35 + 2 * 70 + sum(Decimal(fee or 0) for fee in fees)
    assert loaded.balances({"cases": (6, {"principal": "210", "collection_fee": str(read)})})


def test_equal_rows_and_rows_that_are_neither_are_repeated(store):
    loaded = add(
        store,
        cases="""
            case_id | customer_id | invoice_no | principal
            A       | K1          | 1          |        10
            A       | K1          | 1          |        10
            B       | K1          | 1          |        10
            B       | K1          | 1          |        12
            C       | K1          | 1          |        10
            C       | K1          | 2          |        20
            C       | K1          | 2          |        21
        """,
    )
    assert ask(store, AMOUNTS) == [
        ("A", 10, None, None),
        ("B", 10, None, None),
        ("C", 30, None, None),
    ]
    assert loaded.rejected == [
        ("cases", 3, "repeated", "case_id", "A", None),
        ("cases", 5, "repeated", "case_id", "B", None),
        ("cases", 8, "repeated", "invoice_no", "2", None),
    ]
    assert loaded.balances({"cases": (7, {"principal": "93"})})


def test_rows_in_another_currency_or_for_another_creditor_are_not_folded(store):
    loaded = add(
        store,
        cases="""
            case_id | creditor | currency | invoice_no | principal
            A       | Fjord    | NOK      | 1          |        10
            A       | Fjord    | SEK      | 2          |        20
            A       | Fjord    |          | 3          |        30
            A       | Tiur     | NOK      | 4          |        40
        """,
    )
    assert ask(store, "select currency, principal from cases") == [("NOK", 10 + 30)]
    assert loaded.rejected == [
        ("cases", 3, "differs", "currency", "SEK", "NOK"),
        ("cases", 5, "clash", "creditor", "Tiur", "Fjord"),
    ]
    assert loaded.balances({"cases": (4, {"principal": "100"})})


def test_a_folded_case_that_comes_in_a_second_file_too_is_repeated_there(store):
    drawn = "case_id | invoice_no | principal\nA | 1 | 10\nA | 2 | 20\n"
    loaded = add(store, cases_a=drawn, cases_b=drawn.replace("20", "21"))
    assert ask(store, "select source_file, principal from cases") == [("cases_a", 30)]
    assert [row[:3] for row in loaded.rejected] == [("cases_b", 2, "repeated")]
    assert loaded.balances(
        {"cases_a": (2, {"principal": "30"}), "cases_b": (2, {"principal": "31"})}
    )
    assert ask(store, "select distinct source_file from case_parts") == [("cases_a",)]


def test_parts_stay_until_their_case_comes_again(store):
    drawn = "case_id | invoice_no | principal\nA | 1 | 10\nA | 2 | 20\nB | 3 | 1\nB | 4 | 2\n"
    add(store, "2026-01-31", cases_a=drawn)
    add(store, "2026-02-28", cases_b="case_id | invoice_no | principal\nB | 3 | 1\n")
    assert ask(store, "select case_id, count(*) from case_parts group by 1") == [("A", 2)]
    assert ask(store, "select case_id, principal from cases order by 1") == [("A", 30), ("B", 1)]


def test_cases_are_folded_in_slices_of_which_each_case_is_in_one(store, monkeypatch):
    monkeypatch.setattr(folding, "_SLICE_ROWS", 4)
    lines = [f"{number // 2} | {number} | {number} | {number}" for number in range(40)]
    drawn = "\n".join(["case_id | invoice_no | principal | comment", *lines])
    loaded = add(store, cases=drawn)
    assert ask(store, "select count(*), min(principal), max(principal) from cases") == [
        (20, 0 + 1, 38 + 39)
    ]
    assert ask(store, "select count(*) from cases where comment = invoice_no") == [(20,)]
    assert loaded.balances({"cases": (40, {"principal": str(sum(range(40)))})})
