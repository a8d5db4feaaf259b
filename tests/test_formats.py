"""Does every figure read as people write it, in either language?"""

import datetime as dt
import math
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import formats
from dashboard.i18n import language

# What Norwegian puts between groups of three digits, and before a percent sign.
GAP = "\u00a0"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    before = language.set("en")
    yield
    language.reset(before)


def spaced(text: str) -> str:
    return text.replace(" ", GAP)


@pytest.mark.parametrize(("code", "expected"), [("en", "1,234,567"), ("nb", spaced("1 234 567"))])
def test_a_count_is_grouped_by_three(code: str, expected: str) -> None:
    language.set(code)
    assert formats.count(1_234_567) == expected


@pytest.mark.parametrize(("code", "expected"), [("en", "10,461.40"), ("nb", spaced("10 461,40"))])
def test_an_amount_keeps_both_decimals(code: str, expected: str) -> None:
    language.set(code)
    assert formats.decimal(Decimal("10461.40")) == expected


def test_an_amount_too_long_for_a_float_stays_exact() -> None:
    assert formats.decimal(Decimal("1234567890123456.78")) == "1,234,567,890,123,456.78"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ["12.3%", "100%", "12.345%", "0.0%"]),
        ("nb", [spaced("12,3 %"), spaced("100 %"), spaced("12,345 %"), spaced("0,0 %")]),
    ],
)
def test_a_share_is_written_in_percent(code: str, expected: list[str]) -> None:
    language.set(code)
    shares = [(0.1234, 1), (1.0, 0), (0.12345, 3), (0.0, 1)]
    assert [formats.percent(share, digits) for share, digits in shares] == expected


@pytest.mark.parametrize(
    ("code", "expected"), [("en", "NOK\u00a012,345.67"), ("nb", spaced("kr 12 345,67"))]
)
def test_money_carries_its_currency(code: str, expected: str) -> None:
    language.set(code)
    assert formats.money(Decimal("12345.67"), "NOK") == expected


def test_converted_money_reads_like_any_other() -> None:
    assert formats.money(Decimal(1), "all-NOK") == formats.money(Decimal(1), "NOK")


def test_money_without_a_stated_currency_is_a_bare_number() -> None:
    assert formats.money(Decimal("1.5"), "") == "1.50"


@pytest.mark.parametrize(
    ("value", "english", "norwegian"),
    [
        ("0", "0", "0"),
        ("412346.40", "412,346", "412 346"),
        ("999999.49", "999,999", "999 999"),
        ("999999.50", "1M", "1 mill."),
        ("12400000", "12.4M", "12,4 mill."),
        ("-12400000", "-12.4M", "-12,4 mill."),
        ("123456789", "123M", "123 mill."),
        ("999700000", "1B", "1 mrd."),
        ("1234567890", "1.2B", "1,2 mrd."),
    ],
)
def test_a_short_number_changes_its_word_where_it_rounds_up(
    value: str, english: str, norwegian: str
) -> None:
    assert formats.short_number(Decimal(value)) == english
    language.set("nb")
    assert formats.short_number(Decimal(value)) == spaced(norwegian)


@given(st.decimals(-(10**12), 10**12, places=2))
def test_a_short_number_is_short(value: Decimal) -> None:
    assert len(formats.short_number(value)) <= len("-999,999")


@pytest.mark.parametrize(
    ("days", "expected"), [(1, "1 day"), (34, "34 days"), (1.5, "1.5 days"), (0, "0 days")]
)
def test_days_carry_their_unit_and_show_a_half_only_where_there_is_one(
    days: float, expected: str
) -> None:
    assert formats.days_with_unit(days) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ["31 Oct 2026", "Oct 2026", "Q4 2026", "31 Oct 2026 14:05"]),
        ("nb", ["31. okt. 2026", "okt. 2026", "K4 2026", "31. okt. 2026 14:05"]),
    ],
)
def test_dates_are_written_out(code: str, expected: list[str]) -> None:
    language.set(code)
    moment = dt.datetime(2026, 10, 31, 14, 5)
    day = moment.date()
    written = [formats.date(day), formats.month(day), formats.quarter(day), formats.time(moment)]
    assert written == expected


@pytest.mark.parametrize("unit", ["money", "percent", "days", "count", "text", "date"])
def test_no_value_is_a_dash_and_never_nought(unit: formats.Unit) -> None:
    assert formats.cell(None, unit) == "–"
    assert formats.cell(math.nan, unit) == "–"


def test_nought_is_nought() -> None:
    assert formats.cell(Decimal(0), "money") == "0.00"
    assert formats.cell(0, "count") == "0"
