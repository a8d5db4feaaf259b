"""An amount is read as what it says, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.values import cells
from tests.intake.one_cell import assert_reads, one, texts

NO_NUMBER = "this is no number"
MORE = "the amount has more than two decimals"
LARGE = "the amount is too large"
DASH = "a dash alone may stand for 0 or for nothing"
SHORT = "a spreadsheet has shortened this number"
ERROR = "this is an error of the spreadsheet"


@pytest.mark.parametrize(
    ("text", "under_comma", "under_point"),
    [
        # text                     decimal comma            decimal point
        ("0", Decimal(0), Decimal(0)),
        ("-0,00", Decimal(0), Decimal(0)),
        ("+7", Decimal(7), Decimal(7)),
        ("0007", Decimal(7), Decimal(7)),
        ("1 234", Decimal(1234), Decimal(1234)),
        ("1'234", Decimal(1234), Decimal(1234)),
        ("1\u202f234\u202f567", Decimal(1234567), Decimal(1234567)),
        # Which of the two marks is the decimal one decides.
        ("1.234", Decimal(1234), MORE),
        ("1,234", MORE, Decimal(1234)),
        ("1.000", Decimal(1000), Decimal(1)),
        ("-12.340", Decimal(-12340), Decimal("-12.34")),
        # Only one of them can be it.
        ("12,5", Decimal("12.50"), Decimal("12.50")),
        ("12.5", Decimal("12.50"), Decimal("12.50")),
        ("1.234,50", Decimal("1234.50"), Decimal("1234.50")),
        ("1,234.50", Decimal("1234.50"), Decimal("1234.50")),
        ("1.234.567", Decimal(1234567), Decimal(1234567)),
        ("1'234.50", Decimal("1234.50"), Decimal("1234.50")),
        ("1\u00a0234,56", Decimal("1234.56"), Decimal("1234.56")),
        ("0.340", Decimal("0.34"), Decimal("0.34")),
        ("1 234.500", Decimal("1234.50"), Decimal("1234.50")),
        (".5", Decimal("0.50"), Decimal("0.50")),
        (",5", Decimal("0.50"), Decimal("0.50")),
        ("5.", Decimal(5), Decimal(5)),
        ("5,", Decimal(5), Decimal(5)),
        # Signs.
        ("−5", Decimal(-5), Decimal(-5)),
        ("–5", Decimal(-5), Decimal(-5)),
        ("- 5", Decimal(-5), Decimal(-5)),
        ("5-", Decimal(-5), Decimal(-5)),
        ("1.234,50-", Decimal("-1234.50"), Decimal("-1234.50")),
        ("(1 234,50)", Decimal("-1234.50"), Decimal("-1234.50")),
        ("( 5 )", NO_NUMBER, NO_NUMBER),
        ("-5-", NO_NUMBER, NO_NUMBER),
        ("-(5)", NO_NUMBER, NO_NUMBER),
        ("(5", NO_NUMBER, NO_NUMBER),
        # Currencies.
        ("kr 1.234,-", Decimal(1234), Decimal(1234)),
        ("NOK 1 234,50", Decimal("1234.50"), Decimal("1234.50")),
        ("1,234.5 €", Decimal("1234.50"), Decimal("1234.50")),
        ("€5", Decimal(5), Decimal(5)),
        ("-kr 5", Decimal(-5), Decimal(-5)),
        ("kr. -5", Decimal(-5), Decimal(-5)),
        ("(kr 5)", Decimal(-5), Decimal(-5)),
        ("5,00 kr-", Decimal(-5), Decimal(-5)),
        ("500:-", Decimal(500), Decimal(500)),
        ("100,--", Decimal(100), Decimal(100)),
        ("-100,-", Decimal(-100), Decimal(-100)),
        ("NOK 5 EUR", NO_NUMBER, NO_NUMBER),
        ("kr", NO_NUMBER, NO_NUMBER),
        ("XYZ 5", NO_NUMBER, NO_NUMBER),
        # Accounting formats show nothing as a dash.
        ("-", Decimal(0), Decimal(0)),
        ("–", Decimal(0), Decimal(0)),
        ("kr -", Decimal(0), Decimal(0)),
        # Decimals.
        ("0.30000000000000004", Decimal("0.30"), Decimal("0.30")),
        ("0.29999999999999999", Decimal("0.30"), Decimal("0.30")),
        ("-1.9999999999", Decimal(-2), Decimal(-2)),
        ("999,99999999", Decimal(1000), Decimal(1000)),
        ("2.842170943040401e-14", Decimal(0), Decimal(0)),
        ("-1,5E-10", Decimal(0), Decimal(0)),
        ("1.5000", Decimal("1.50"), Decimal("1.50")),
        ("0.305", MORE, MORE),
        ("0,30001", MORE, MORE),
        ("1 234.567", MORE, MORE),
        ("9999999999999.99", Decimal("9999999999999.99"), Decimal("9999999999999.99")),
        ("10000000000000", LARGE, LARGE),
        ("-10000000000000", LARGE, LARGE),
        ("9999999999999.999999", LARGE, LARGE),
        ("9" * 80, LARGE, LARGE),
        # No numbers.
        ("1E5", SHORT, SHORT),
        ("1,23457E+11", SHORT, SHORT),
        ("1e-999999999", NO_NUMBER, NO_NUMBER),
        ("--", DASH, DASH),
        ("#N/A", ERROR, ERROR),
        ("#####", ERROR, ERROR),
        ("1.23.456", NO_NUMBER, NO_NUMBER),
        ("1.234 567", NO_NUMBER, NO_NUMBER),
        ("1,234,50", NO_NUMBER, NO_NUMBER),
        ("12 34", NO_NUMBER, NO_NUMBER),
        ("0 123", NO_NUMBER, NO_NUMBER),
        ("31.12.2025", NO_NUMBER, NO_NUMBER),
        (".", NO_NUMBER, NO_NUMBER),
        ("٣", NO_NUMBER, NO_NUMBER),
        ("12 %", NO_NUMBER, NO_NUMBER),
    ],
)
def test_an_amount(text, under_comma, under_point):
    assert_reads(one(cells.money(texts(text), "comma")), under_comma)
    assert_reads(one(cells.money(texts(text), "point")), under_point)


def test_an_ambiguous_amount_of_too_many_decimals_names_the_other_form():
    reason = one(cells.money(texts("1.234"), "point"))
    assert 'write … = "comma" under [….forms]' in reason


DASHES = ("-", "\u2212", "\u2013", "\u2011")
GROUPS = (" ", "\u00a0", "\u202f", "\u2009", "'", "’", "")
MONEY = st.decimals(min_value=-(10**13) + 1, max_value=10**13 - 1, places=2)
DRESSED = st.sampled_from(
    ("{}", "kr {}", "{} kr", "kr. {}", "NOK {}", "{} SEK", "dkk {}", "€{}", "{} €", "$ {}", "£{}")
)
SIGNED = st.sampled_from(("-{}", "{}-", "({})", "- {}", "{} -"))


@settings(deadline=None)
@given(MONEY, st.sampled_from(("comma", "point")), st.data())
def test_an_amount_reads_back_however_it_is_written(amount, form, data):
    mark, other = {"comma": (",", "."), "point": (".", ",")}[form]
    group = data.draw(st.sampled_from((*GROUPS, other)), label="group")
    whole, cents = f"{abs(amount):.2f}".split(".")
    text = f"{int(whole):,}".replace(",", group) + mark + cents
    if cents == "00":
        ends = (mark + "00", "", mark, mark + "-", mark + "--")
        text = text[:-3] + data.draw(st.sampled_from(ends), label="end")
    if amount < 0:
        signed = data.draw(SIGNED, label="sign")
        hyphen = data.draw(st.sampled_from(DASHES), label="dash")
        # A minus behind `,-` would be one dash more of it.
        signed = "-{}" if text.endswith(("-", mark)) else signed
        text = signed.replace("-", hyphen).format(text)
    text = data.draw(DRESSED, label="currency").format(text)
    assert one(cells.money(texts(text), form)) == amount


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("12", "comma", 12),
        ("1 200", "comma", 1200),
        ("1.000", "comma", 1000),
        ("1,000", "point", 1000),
        ("1.000", "point", 1),
        ("12.0", "comma", 12),
        ("12.5", "comma", "this is no whole number"),
        ("-3", "comma", "this is no whole number"),
        ("many", "comma", "this is no whole number"),
        ("9" * 30, "comma", "this is no whole number"),
    ],
)
def test_a_count(text, form, expected):
    assert_reads(one(cells.count(texts(text), form)), expected)


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("11.745", "point", Decimal("11.745")),
        ("11.745", "comma", Decimal(11745)),
        ("0,98", "comma", Decimal("0.98")),
        ("0.985", "comma", Decimal("0.985")),
        ("0.123456789", "point", Decimal("0.12345679")),
        ("5.9e-05", "point", Decimal("0.000059")),
        ("0", "point", "the rate has to be above 0"),
        ("-1", "point", "the rate has to be above 0"),
        ("0.000000001", "point", "the rate has to be above 0"),
        ("10000000000", "point", "the rate has to be"),
        ("much", "point", NO_NUMBER),
    ],
)
def test_a_factor(text, form, expected):
    assert_reads(one(cells.factor(texts(text), form)), expected)
