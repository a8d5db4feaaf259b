"""Agencies number their cases alike: whose a row is, and what happens where nobody tells."""

import pytest

from tests.warehouse.loads import add, ask

CASES = "select agency, case_id, principal from cases order by 1, 2, 3"
PAYMENTS = "select agency, case_id, amount from payments order by 1, 2, 3"


def test_two_agencies_may_use_one_number(store):
    add(store, cases="case_id | agency | principal\n1 | AA | 10\n")
    loaded = add(store, cases="case_id | agency | principal\n1 | BB | 20\n")
    assert ask(store, CASES) == [("AA", "1", 10), ("BB", "1", 20)]
    assert loaded.rejected == []


def test_a_row_without_an_agency_has_the_empty_one(store):
    add(
        store,
        cases="case_id | principal\n1 | 10\n",
        payments="case_id | paid_on | amount\n1 | 2026-01-02 | 4\n",
    )
    assert ask(store, CASES) == [("", "1", 10)]
    assert ask(store, PAYMENTS) == [("", "1", 4)]
    assert ask(
        store, "select filled_count from coverage where table_name || column_name = 'casesagency'"
    ) == [(0,)]


def test_a_stored_case_without_an_agency_gets_the_name_of_the_first_that_brings_it(store):
    add(
        store,
        "2026-01-31",
        cases="case_id | invoice_no | principal\n1 | 7 | 10\n1 | 8 | 10\n2 | 9 | 5\n",
        payments="case_id | paid_on | amount\n1 | 2026-01-02 | 4\n",
        events="case_id | happened_at | kind\n1 | 2026-01-02T10:00:00 | note\n",
    )
    add(store, "2026-02-28", cases="case_id | agency | principal\n1 | AA | 20\n")
    assert ask(store, CASES) == [("", "2", 5), ("AA", "1", 20)]
    assert ask(store, PAYMENTS) == [("AA", "1", 4)]
    assert ask(store, "select agency from events") == [("AA",)]
    assert ask(store, "select agency, principal from past_cases") == [("AA", 10 + 10)]


def test_nobody_takes_over_the_case_of_another_customer(store):
    add(
        store,
        "2026-01-31",
        cases="case_id | customer_id | principal\n1 | K1 | 10\n2 | K2 | 20\n",
        payments="case_id | paid_on | amount\n1 | 2026-01-02 | 4\n",
    )
    add(
        store,
        "2026-02-28",
        cases="case_id | agency | customer_id | principal\n1 | AA | K9 | 7\n2 | AA | K2 | 21\n",
    )
    add(store, "2026-03-31", cases="case_id | customer_id | principal\n1 | K1 | 11\n")
    assert ask(store, CASES) == [("", "1", 11), ("AA", "1", 7), ("AA", "2", 21)]
    assert ask(store, PAYMENTS) == [("", "1", 4)]


def test_naming_an_agency_is_no_change_of_a_case(store):
    add(store, "2026-01-31", cases="case_id | principal | comment\n1 | 10 | a\n2 | 10 | b\n")
    add(store, "2026-02-28", cases="case_id | agency | principal | comment\n1 | AA | 10 | a\n")
    add(store, "2026-03-31", cases="case_id | agency | principal | comment\n1 | AA | 11 | a\n")
    assert ask(store, "select agency, principal, first_load_id, load_id from past_cases") == [
        ("AA", 10, 1, 2)
    ]


def test_a_row_without_an_agency_is_of_the_only_one_that_uses_its_number(store):
    add(store, cases="case_id | agency | principal\n1 | AA | 10\n2 | AA | 10\n2 | BB | 10\n")
    loaded = add(
        store,
        cases="case_id | principal\n1 | 11\n2 | 12\n3 | 13\n",
        payments="""
            case_id | paid_on    | amount
            1       | 2026-01-02 |      1
            2       | 2026-01-02 |      2
            3       | 2026-01-02 |      3
        """,
    )
    assert ask(store, CASES) == [("", "3", 13), ("AA", "1", 11), ("AA", "2", 10), ("BB", "2", 10)]
    assert ask(store, PAYMENTS) == [("", "3", 3), ("AA", "1", 1)]
    assert [row[:4] for row in loaded.rejected] == [
        ("cases", 3, "shared_number", "case_id"),
        ("payments", 3, "shared_number", "case_id"),
    ]


def test_a_payment_names_the_case_that_is_stored_without_an_agency(store):
    add(store, cases="case_id | principal\n1 | 10\n2 | 10\n")
    loaded = add(
        store,
        payments="""
            case_id | agency | paid_on    | amount
            1       | AA     | 2026-01-02 |      1
            2       | AA     | 2026-01-02 |      2
            2       | BB     | 2026-01-02 |      3
            9       | AA     | 2026-01-02 |      4
        """,
    )
    assert ask(store, CASES) == [("", "2", 10), ("AA", "1", 10)]
    assert ask(store, PAYMENTS) == [("AA", "1", 1)]
    assert [row[1:3] for row in loaded.rejected] == [
        (3, "shared_number"),
        (4, "shared_number"),
        (5, "unknown_case"),
    ]


def test_a_payment_of_another_agency_than_the_cases_is_of_no_known_case(store):
    loaded = add(
        store,
        cases="case_id | agency | principal\n1 | AA | 10\n",
        payments="""
            case_id | agency | paid_on    | amount
            1       | BB     | 2026-01-02 |      1
            1       | AA     | 2026-01-02 |      2
        """,
    )
    assert ask(store, PAYMENTS) == [("AA", "1", 2)]
    assert [row[:3] for row in loaded.rejected] == [("payments", 2, "unknown_case")]


@pytest.mark.parametrize("together", [True, False])
def test_two_creditors_under_one_agency_and_number_clash(store, together):
    first = "case_id | agency | creditor | principal\n1 | AA | Fjord | 10\n2 | AA | | 5\n"
    second = "case_id | agency | creditor | principal\n1 | AA | Tiur | 20\n2 | AA | Tiur | 6\n"
    if together:
        loaded = add(store, cases_a=first, cases_b=second)
    else:
        add(store, cases_a=first)
        loaded = add(store, cases_b=second)
    assert ("cases_b", 2, "clash", "creditor", "Tiur", "Fjord") in loaded.rejected
    assert ask(store, CASES) == [("AA", "1", 10), ("AA", "2", 5 if together else 6)]


def test_payments_on_a_number_that_clashes_in_the_same_load_are_nobodys(store):
    loaded = add(
        store,
        cases="""
            case_id | agency | creditor | principal
            1       | AA     | Fjord    |        10
            1       | AA     | Tiur     |        20
            1       | BB     | Tiur     |         5
        """,
        payments="""
            case_id | agency | paid_on    | amount
            1       | AA     | 2026-01-02 |      1
            1       | BB     | 2026-01-02 |      2
        """,
    )
    assert ask(store, PAYMENTS) == [("BB", "1", 2)]
    assert [row[:3] for row in loaded.rejected][1:] == [("payments", 2, "clashed_number")]


def test_equal_payments_of_two_agencies_are_not_copies_of_each_other(store):
    cases = "case_id | agency | principal\n1 | AA | 10\n1 | BB | 10\n"
    paid = "case_id | agency | paid_on | amount\n1 | {} | 2026-01-02 | 1\n"
    add(store, cases=cases, payments=paid.format("AA"))
    add(store, payments=paid.format("BB"))
    assert ask(store, PAYMENTS) == [("AA", "1", 1), ("BB", "1", 1)]
