"""A cell is read as what it says, or not at all."""

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest

from dashboard.intake import cells
from dashboard.model import CASES, EVENTS


def read(reading: cells.Reading, text: str):
    """Return the value of one cell, or the reason why it has none."""
    one = pl.DataFrame({"cell": [text]})
    value = one.select(reading.value.alias("value")).item()
    return one.select(reading.reason.alias("reason")).item() if value is None else value


CELL = pl.col("cell")
NO_NUMBER = "this is no number"
COMMA = 'this is no number; if the comma is its decimal mark, set decimal = ","'
MORE = "the amount has more than two decimals"
LARGE = "the amount is too large"
THOUSANDS = "the point may stand for thousands"


@pytest.mark.parametrize(
    ("text", "decimal", "expected"),
    [
        ("-1234.56", None, Decimal("-1234.56")),
        ("+7", None, Decimal("7.00")),
        (".5", None, Decimal("0.50")),
        ("5.", None, Decimal("5.00")),
        ("−5", None, Decimal("-5.00")),
        ("1 234 567.8", None, Decimal("1234567.80")),
        ("-1\u00a0234,56", ",", Decimal("-1234.56")),
        ("1\u202f234", ",", Decimal("1234.00")),
        ("12,5", ",", Decimal("12.50")),
        ("12.50", ",", Decimal("12.50")),
        ("0.30000000000000004", None, Decimal("0.30")),
        ("0.29999999999999999", None, Decimal("0.30")),
        ("-1.9999999999", None, Decimal("-2.00")),
        ("999.99999999", None, Decimal("1000.00")),
        ("1.5000", None, Decimal("1.50")),
        ("9999999999999.99", None, Decimal("9999999999999.99")),
        ("0.30000000000000004", ",", Decimal("0.30")),
        ("1,000", ",", Decimal("1.00")),
        ("0.340", ",", Decimal("0.34")),
        ("1.000", None, Decimal("1.00")),
        ("1.000", ",", THOUSANDS),
        ("12.340", ",", THOUSANDS),
        ("-12.340", ",", THOUSANDS),
        ("1 234.000", ",", THOUSANDS),
        ("1.000.000", ",", NO_NUMBER),
        ("1.234", ",", THOUSANDS),
        ("1.234", None, MORE),
        ("0.305", None, MORE),
        ("0.30001", None, MORE),
        ("10000000000000", None, LARGE),
        ("-10000000000000", None, LARGE),
        ("9999999999999.999999", None, LARGE),
        ("1.234,50", ",", NO_NUMBER),
        ("12 34", None, NO_NUMBER),
        ("12,5", None, COMMA),
        ("1,234.50", None, COMMA),
        ("1e5", None, NO_NUMBER),
        ("NOK 5", None, NO_NUMBER),
        ("-", None, NO_NUMBER),
        (".", None, NO_NUMBER),
        ("٣", None, NO_NUMBER),
    ],
)
def test_an_amount(text, decimal, expected):
    found = read(cells.money(CELL, decimal), text)
    if isinstance(expected, str):
        assert str(found).startswith(expected)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12),
        ("1 200", 1200),
        ("12.0", 12),
        ("12.5", "this is no whole number"),
        ("-3", "this is no whole number"),
        ("many", "this is no whole number"),
    ],
)
def test_a_count(text, expected):
    assert read(cells.count(CELL, None), text) == expected


def test_a_count_with_a_point_in_a_comma_file_may_be_thousands():
    assert read(cells.count(CELL, ","), "1.000") == "this is no whole number"
    assert read(cells.count(CELL, ","), "1 000") == 1000


def test_a_factor_with_a_point_in_a_comma_file_may_be_thousands():
    assert str(read(cells.factor(CELL, ","), "11.745")).startswith(THOUSANDS)
    assert read(cells.factor(CELL, ","), "0.985") == Decimal("0.985")


@pytest.mark.parametrize("text", ["0", "-1", "0.000000001"])
def test_a_factor_is_above_nothing(text):
    assert str(read(cells.factor(CELL, None), text)).startswith("the rate has to be above 0")


def test_a_currency_is_known_in_any_case():
    assert read(cells.currency(CELL), "nok") == "NOK"


def test_a_month_is_its_first_day():
    assert read(cells.month(CELL, ("%d.%m.%Y",)), "31.1.2026") == dt.date(2026, 1, 1)


def test_a_factor_keeps_eight_decimals():
    assert read(cells.factor(CELL, None), "0.123456789") == Decimal("0.12345679")
    assert read(cells.factor(CELL, ","), "0,98") == Decimal("0.98")
    assert read(cells.factor(CELL, None), "much") == NO_NUMBER


@pytest.mark.parametrize(
    ("text", "patterns", "expected"),
    [
        ("2026-01-31", (), dt.date(2026, 1, 31)),
        ("2026-01-31 00:00:00", (), dt.date(2026, 1, 31)),
        ("2026-01-31T00:00:00.000", (), dt.date(2026, 1, 31)),
        ("4/6/2013", ("%m/%d/%Y",), dt.date(2013, 4, 6)),
        ("04/06/2013", ("%m/%d/%Y",), dt.date(2013, 4, 6)),
        ("1.2.2026", ("%d.%m.%Y",), dt.date(2026, 2, 1)),
        ("1.2.26", ("%d.%m.%Y", "%d.%m.%y"), dt.date(2026, 2, 1)),
        ("2026-01-31", ("%d.%m.%Y",), dt.date(2026, 1, 31)),
        ("2026-01-31 10:00:00", (), None),
        ("2026-02-29", (), None),
        ("31.01.2026", (), None),
        ("1/2/13", ("%m/%d/%Y",), None),
        ("13/1/2013", ("%m/%d/%Y",), None),
        ("0026-01-31", (), None),
    ],
)
def test_a_date(text, patterns, expected):
    found = read(cells.date(CELL, patterns), text)
    assert found == expected if expected else str(found).startswith("this is no date written ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-31", dt.datetime(2026, 1, 31)),
        ("2026-01-31 13:30", dt.datetime(2026, 1, 31, 13, 30)),
        ("2026-01-31T13:30:05.250", dt.datetime(2026, 1, 31, 13, 30, 5, 250_000)),
        ("31.1.2026 9:05", dt.datetime(2026, 1, 31, 9, 5)),
        ("31.1.2026", dt.datetime(2026, 1, 31)),
        ("2026-01-31 25:00", "this is no time written like %d.%m.%Y %H:%M"),
        ("soon", "this is no time written like %d.%m.%Y %H:%M"),
    ],
)
def test_a_time(text, expected):
    assert read(cells.time(CELL, ("%d.%m.%Y %H:%M",), ("%d.%m.%Y",)), text) == expected


@pytest.mark.parametrize("text", ["yes", "TRUE", "1", "y", "Ja", "x"])
def test_yes(text):
    assert read(cells.flag(CELL), text) is True


@pytest.mark.parametrize("text", ["no", "False", "0", "N", "nei"])
def test_no(text):
    assert read(cells.flag(CELL), text) is False


def test_a_flag_is_nothing_else():
    assert read(cells.flag(CELL), "perhaps") == "this is neither yes nor no"


def test_a_code_is_known_in_any_case():
    assert read(cells.code(CELL, CASES["stage"]), "AMICABLE") == "amicable"
    assert read(cells.code(CELL, CASES["dispute_reason"]), "price") == "PRICE"
    reason = read(cells.code(CELL, CASES["customer_type"]), "firm")
    assert str(reason).startswith("this code is unknown")
    assert str(reason).endswith("company, person")


def test_an_open_code_keeps_other_words():
    assert read(cells.code(CELL, EVENTS["channel"]), "Fax") == "Fax"
    assert read(cells.code(CELL, EVENTS["channel"]), "E-MAIL") == "E-MAIL"
    assert read(cells.code(CELL, EVENTS["channel"]), "EMAIL") == "email"
