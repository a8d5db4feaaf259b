"""Cells speak for or against the column that a heading promises."""

import polars as pl
import pytest

from dashboard.intake.naming.contents import contents, fits, is_currency, is_key, some_fit
from dashboard.intake.naming.identity import settled
from dashboard.model import BILLING, CASES


def holds(column: str, cells: list[str | None], says: str = "usual") -> bool:
    sample = pl.DataFrame({"one": pl.Series(cells, dtype=pl.String)})
    return fits("cases", CASES[column], contents(sample)["one"], says)


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("principal", ["1 234,50", "12", "-3,00"]),
        ("due_date", ["31.12.2025", "01.02.2026"]),
        ("due_date", ["45231", "45300"]),
        ("is_disputed", ["Ja", "Nei", None]),
        ("is_disputed", ["Yes, the claim is disputed", "No, the claim is not disputed"]),
        ("currency", ["NOK", "SEK"]),
        ("country", ["NO", "NO"]),
        ("country", ["391", "406"]),
        ("case_id", ["000123", "000124"]),
        ("customer_id", ["10023", "A-77"]),
        ("customer_name", ["Kari Nordmann", "Firma 2 AS"]),
        ("customer_type", ["Bedrift", "Privat"]),
        ("dispute_reason", ["Pris", "Mangel"]),
        ("department", ["0", "1"]),
        # What stands for nothing speaks neither for amounts and days nor against them.
        ("outstanding", ["12.50", "-", "-", "–"]),
        ("closed_on", ["31.12.9999", "28.12.2025", "00.00.0000", "31/12/9999", "NULL"]),
        ("closed_on", ["31.12.9999", "00.00.0000"]),
        ("due_date", ["250831", "250930", "251231"]),
    ],
)
def test_cells_that_fit(column, cells):
    says = "word" if column == "department" else "usual"
    assert holds(column, cells, says)


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("principal", ["Purring", "Betalt"]),
        ("principal", ["01.02.2026", "05.02.2026"]),
        ("principal", ["20260131", "20251231"]),
        ("due_date", ["1234,50", "99,00"]),
        ("is_disputed", ["Varen kom aldri", "Feil pris"]),
        ("currency", ["Norge", "Sverige"]),
        ("case_id", ["Kari Nordmann", "Ola Nordmann"]),
        ("case_id", ["A"] * 20),
        ("customer_name", ["10023", "10024"]),
        ("dispute_reason_text", ["Ja", "Nei"]),
        ("customer_type", ["Avtale", "Vare"]),
        ("outstanding", ["-", "-"]),
        ("due_date", ["999999", "100000"]),
    ],
)
def test_cells_that_do_not_fit(column, cells):
    assert not holds(column, cells)


def test_a_sure_word_bears_some_bad_cells_and_an_unsure_one_does_not():
    cells = ["12,00", "13,50", "ukjent"]
    assert holds("principal", cells, "word")
    assert not holds("principal", cells, "hardly")


@pytest.mark.parametrize("cells", [["2025-10"], ["10.2025", "11.2025"], ["10/2025"], ["202510"]])
def test_a_month_may_stand_without_a_day(cells):
    sample = contents(pl.DataFrame({"one": cells}))
    assert fits("billing", BILLING["month"], sample["one"], "word")


def test_counts_may_have_thousands_marks():
    sample = contents(pl.DataFrame({"one": ["1.200", "1.800"]}))
    assert fits("billing", BILLING["invoice_count"], sample["one"], "word")


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("due_date", ["31.02.2025", "17.13.2025", "snart", "28.10.2025"]),
        ("principal", ["12,00", "ukjent", "se vedlegg", "?"]),
        ("is_disputed", ["Ja", "kanskje", "spør kunden"]),
        ("customer_name", ["Kari Vik", "10023", "10024"]),
    ],
)
def test_one_fitting_cell_among_bad_ones_is_some(column, cells):
    sample = contents(pl.DataFrame({"one": cells}))
    assert not fits("cases", CASES[column], sample["one"], "word")
    assert some_fit("cases", CASES[column], sample["one"])


def test_a_column_under_its_own_name_is_what_it_says():
    assert holds("principal", ["ukjent", "?"], "name")


def test_the_state_of_an_address_is_no_state_of_a_case():
    assert not holds("state", ["NY", "CA"], "name")
    assert holds("state", ["running", "closed", "CA"], "name")


def test_empty_cells_speak_against_nothing():
    assert holds("principal", [None, None])


def test_a_key_is_filled_and_different_everywhere():
    seen = contents(pl.DataFrame({"a": ["1", "2"], "b": ["1", "1"], "c": ["1", None]}))
    assert [is_key(seen[name]) for name in "abc"] == [True, False, False]


def test_currency_codes_are_unmistakable():
    seen = contents(pl.DataFrame({"a": ["EUR", "NOK"], "b": ["EUR", "12"]}))
    assert [is_currency(seen[name]) for name in "ab"] == [True, False]


BALANCE = pl.DataFrame(
    {
        "Kapital": ["100,00", "200,00", "300,00", "400,00", "500,00"],
        "Ränta": ["10,00", "10,00", "10,00", "10,00", "10,00"],
        "Betalt": ["50,00", "0,00", "20,00", "0,00", "510,00"],
        "Saldo": ["60,00", "210,00", "290,00", "410,00", "0,00"],
        "Totalt": ["110,00", "210,00", "310,00", "410,00", "510,00"],
    }
)


def test_the_amounts_tell_what_is_outstanding():
    fixed = {"principal": "Kapital", "interest": "Ränta", "paid_total": "Betalt"}
    found = settled(fixed, {"outstanding": ["Totalt", "Saldo"]}, contents(BALANCE))
    assert found == {"outstanding": "Saldo"}  # 100 + 10 - 50 = 60


def test_amounts_that_add_up_neither_way_settle_nothing():
    fixed = {"principal": "Kapital"}
    assert settled(fixed, {"outstanding": ["Totalt", "Saldo"]}, contents(BALANCE)) is None
