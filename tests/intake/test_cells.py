"""A cell of any kind is a value, empty, or a fault that says why."""

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.values import cells
from dashboard.model import CASES, EVENTS
from tests.intake.one_cell import assert_reads, one, texts

OSLO = "Europe/Oslo"


def test_each_fault_names_the_place_of_its_cell():
    read = cells.money(texts("1,00", None, "much", "null", "2,00", "1E5"), "comma")
    assert read.values.to_list() == [Decimal(1), None, None, None, Decimal(2), None]
    assert read.faults["index"].to_list() == [2, 5]
    assert read.faults.schema == {"index": pl.UInt32, "reason": pl.String}


def test_an_empty_column_has_values_of_its_type_and_no_faults():
    for reading, kind in (
        (cells.money(texts(None), "comma"), pl.Decimal(18, 2)),
        (cells.factor(texts(None), "comma"), pl.Decimal(18, 8)),
        (cells.count(texts(None), "comma"), pl.Int64),
        (cells.day(texts(None), "dmy"), pl.Date),
        (cells.month(texts(None), "dmy"), pl.Date),
        (cells.time(pl.Series([None]), "dmy"), pl.Datetime("us")),
        (cells.flag(pl.Series([None])), pl.Boolean),
        (cells.currency(texts()), pl.String),
    ):
        assert reading.values.dtype == kind
        assert reading.values.null_count() == len(reading.values)
        assert reading.faults.height == 0


@pytest.mark.parametrize(
    "text",
    [
        *(
            "yes",
            "TRUE",
            "1",
            "1.0",
            "y",
            "Ja",
            "j",
            "x",
            "✓",
            "kyllä",
            "Kylla\u0308",
            "SANN",
            "Tosi",
        ),
        *("Yes, the claim is disputed", "Ja - varen kom ikke", "omtvistet", "bestritten", "WAHR"),
    ],
)
def test_yes(text):
    assert one(cells.flag(texts(text))) is True


@pytest.mark.parametrize(
    "text",
    [
        *("no", "False", "0", "N", "nei", "nej", "ei", "Nein", "USANN", "FALSKT", "epätosi"),
        *("No, the claim is not disputed", "Nei: avklart", "Ikke omtvistet", "unbestritten"),
    ],
)
def test_no(text):
    assert one(cells.flag(texts(text))) is False


@pytest.mark.parametrize("text", ["Don't Know", "don’t know", "vet ikke", "Vet ej", "?", "(null)"])
def test_nobody_knows_is_neither_yes_nor_no_nor_a_fault(text):
    assert one(cells.flag(texts(text))) is None


@pytest.mark.parametrize("text", ["perhaps", "n.a.", "N/A", "2", "1,5", "note", "-", "Yesterday"])
def test_a_flag_is_nothing_else(text):
    assert one(cells.flag(texts(text))).startswith("this is neither yes nor no. Write yes or no")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nok", "NOK"),
        ("EUR", "EUR"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("Norske kroner", "NOK"),
        ("kr", "this sign stands for several currencies"),
        ("Kr.", "this sign stands for several currencies"),
        ("$", "this sign stands for several currencies"),
        ("XYZ", "this is no currency"),
        ("5", "this is no currency"),
    ],
)
def test_a_currency(text, expected):
    assert_reads(one(cells.currency(texts(text))), expected)


def test_a_code_is_known_in_any_case():
    assert one(cells.code(texts("AMICABLE"), CASES["stage"])) == "amicable"
    assert one(cells.code(texts("price"), CASES["dispute_reason"])) == "PRICE"
    reason = one(cells.code(texts("firm"), CASES["customer_type"]))
    assert reason.startswith("this code is unknown")
    assert reason.endswith("company, person")


def test_an_open_code_keeps_other_words():
    read = cells.code(texts("Fax", "E-MAIL", "EMAIL"), EVENTS["channel"])
    assert read.values.to_list() == ["Fax", "E-MAIL", "email"]


READERS = {
    "money": lambda column: [cells.money(column, form) for form in ("comma", "point")],
    "factor": lambda column: [cells.factor(column, form) for form in ("comma", "point")],
    "count": lambda column: [cells.count(column, form) for form in ("comma", "point")],
    "day": lambda column: [
        cells.day(column, form, OSLO) for form in ("dmy", "mdy", "ymd", "serial", "%d/%m/%y")
    ],
    "time": lambda column: [
        cells.time(column, form, OSLO) for form in ("dmy", "ymd", "serial", "%H:%M %d/%m/%y %z")
    ],
    "month": lambda column: [cells.month(column, form) for form in ("dmy", "%m.%Y")],
    "currency": lambda column: [cells.currency(column)],
    "code": lambda column: [cells.code(column, CASES["stage"])],
}
# Letters that numbers and days are made of, so that many a text is nearly one.
NEARLY = st.text("0123456789.,-/' :+()eEkrZTm", max_size=24)
CELLS = st.none() | NEARLY | st.text(max_size=12)
NOTHING = ("null", "(null)", "<null>", "nil", "none", "nan", "nat", "<na>", "\\n")


@pytest.mark.parametrize("kind", READERS)
@settings(deadline=None, max_examples=40)
@given(column=st.lists(CELLS, max_size=6))
def test_every_cell_is_a_value_or_a_fault(kind, column):
    column = [cell or None for cell in column]
    for read in READERS[kind](texts(*column)):
        faulty = read.faults["index"].to_list()
        assert faulty == sorted(set(faulty))
        assert read.faults["reason"].null_count() == 0
        for place, (cell, value) in enumerate(zip(column, read.values, strict=True)):
            if value is not None or cell is None or place in faulty:
                assert (value is not None) + (cell is None) + (place in faulty) == 1
            else:
                assert cell.lower() in NOTHING or not cell.strip("0.-/T: Z"), cell


@settings(deadline=None, max_examples=60)
@given(CELLS, st.sampled_from(("01.02.2026", "2026-01-31T10:00:00Z", "1,00")))
def test_a_cell_reads_alike_whatever_stands_beside_it(cell, beside):
    cell = cell or None
    for read in (
        lambda column: cells.money(column, "comma"),
        lambda column: cells.day(column, "dmy", OSLO),
        lambda column: cells.time(column, "dmy", OSLO),
    ):
        apart, together = read(texts(cell)), read(texts(cell, beside))
        assert together.values[0] == apart.values[0]
        assert together.faults.filter(index=0).equals(apart.faults)
