"""Does a table say what the rows say: units, dashes, bars, totals, links, the order of sorting?"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import polars as pl
import pytest

from dashboard.components.table import Layout, shown, table
from dashboard.i18n import language

ROWS = pl.DataFrame(
    {
        "customer_name": ["Øvingshandel AS", "Prøvefisk AS"],
        "case_count": [1200, 3],
        "outstanding_amount": [Decimal("10000.50"), Decimal("2500.10")],
        "collection_rate": [0.4567, None],
    }
)


def drawn(rows: pl.DataFrame = ROWS, currency: str = "NOK", **layout: Any) -> Element:
    return ElementTree.fromstring(table(rows, Layout(**layout), currency))


def texts(found: Element, part: str) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in found.findall(f".//{part}/tr")]


def cells(found: Element, column: int) -> list[Element]:
    return [row[column] for row in found.findall(".//tbody/tr")]


def test_the_header_names_each_column_and_its_unit() -> None:
    (header,) = texts(drawn(), "thead")
    assert header == ["Customer", "Cases", "OutstandingNOK", "Collection rate%"]


def test_a_header_is_explained_by_its_meaning() -> None:
    header = drawn().findall(".//th")[3]
    assert header.attrib["title"].startswith("Principal collected as a share")


def test_cells_leave_the_unit_to_the_header() -> None:
    assert texts(drawn(), "tbody") == [
        ["Øvingshandel AS", "1,200", "10,000", "45.7"],
        ["Prøvefisk AS", "3", "2,500", "–"],
    ]


def test_cells_follow_the_language() -> None:
    language.set("nb")
    first, _second = texts(drawn(), "tbody")
    assert first == ["Øvingshandel AS", "1\u00a0200", "10\u00a0000", "45,7"]


def test_an_amount_tells_its_decimals_on_hover_or_in_the_cell() -> None:
    assert cells(drawn(), 2)[1].attrib["title"] == "2,500.10"
    assert texts(drawn(digits=2), "tbody")[1][2] == "2,500.10"


def test_numbers_stand_to_the_right_and_words_to_the_left() -> None:
    found = drawn().find(".//tbody/tr")
    assert found is not None
    assert [cell.attrib.get("class") for cell in found] == [None, "number", "number", "number"]


def test_a_layout_picks_and_orders_columns_and_leaves_out_what_the_answer_lacks() -> None:
    found = drawn(columns=("outstanding_amount", "country", "customer_name"))
    assert texts(found, "thead") == [["OutstandingNOK", "Customer"]]


@pytest.mark.parametrize("currency", ["", "all-NOK"])
def test_the_unit_of_money_is_the_readers_currency(currency: str) -> None:
    (header,) = texts(drawn(currency=currency), "thead")
    assert header[2] == "Outstanding" + currency.removeprefix("all-")


def test_a_table_may_have_a_currency_of_its_own() -> None:
    markup = table(ROWS, Layout(columns=("outstanding_amount",), currency="SEK"), "NOK")
    assert texts(ElementTree.fromstring(markup), "thead") == [["OutstandingSEK"]]


def test_a_bar_is_as_long_as_its_share_of_the_largest() -> None:
    shares = [cell.attrib["style"] for cell in cells(drawn(bars=("outstanding_amount",)), 2)]
    assert shares == ["--share: 100.0%", f"--share: {2500.10 / 10000.50:.1%}"]


def test_what_is_below_nought_or_unknown_has_no_bar() -> None:
    rows = pl.DataFrame({"outstanding_amount": [Decimal(5), Decimal(-5), None]})
    found = cells(drawn(rows, bars=("outstanding_amount",)), 0)
    assert [cell.attrib.get("style") for cell in found] == [
        "--share: 100.0%",
        "--share: 0.0%",
        None,
    ]


def test_totals_stand_apart_and_only_under_columns_that_have_one() -> None:
    totals = {"customer_name": "All", "outstanding_amount": Decimal("12500.60")}
    assert texts(drawn(totals=totals), "tfoot") == [["All", "", "12,501", ""]]
    assert texts(drawn(), "tfoot") == []


def test_a_row_is_a_link_and_its_first_cell_can_be_reached_by_keyboard() -> None:
    found = drawn(link=lambda row: f"./customer?customer={row['customer_name']}")
    first = found.findall(".//tbody/tr")[0]
    assert first.attrib["data-href"] == "./customer?customer=Øvingshandel AS"
    assert [link.attrib["href"] for link in first.iter("a")] == [first.attrib["data-href"]]


def test_a_hostile_name_stays_text() -> None:
    name = '<img src=x onerror="alert(1)">'
    rows = ROWS.with_columns(customer_name=pl.lit(name))
    markup = table(rows, Layout(link=lambda _row: f"./?search={name}"), "NOK")
    assert "<img" not in markup
    assert texts(ElementTree.fromstring(markup), "tbody")[0][0] == name


SORTED: Mapping[str, tuple[list[Any], list[str]]] = {
    "outstanding_amount": ([Decimal("1E+3"), Decimal("-0.10"), None], ["1000.00", "-0.10", ""]),
    "collection_rate": ([0.5, 0.25, None], ["0.5", "0.25", ""]),
    "placed_on": ([dt.date(2026, 1, 2), None], ["2026-01-02", ""]),
    "is_disputed": ([True, False, None], ["1", "0", ""]),
    "dispute_reason": (["NOT_DELIVERED", "", None], ["Not delivered", "", ""]),
    "overdue_band": (["001-030", "031-060", "121+", None], ["001", "031", "121", ""]),
    "customer_name": (["Åse AS", "", None], ["Åse AS", "", ""]),
}


@pytest.mark.parametrize("name", SORTED)
def test_a_column_sorts_by_what_it_means(name: str) -> None:
    values, expected = SORTED[name]
    found = cells(drawn(pl.DataFrame({name: values})), 0)
    assert [cell.attrib["data-sort"] for cell in found] == expected


def test_headers_sort_what_is_on_the_page() -> None:
    for header in drawn().iter("th"):
        assert header.attrib["tabindex"] == "0"
        assert "data-sortable" in header.attrib
    assert all("tabindex" not in header.attrib for header in drawn(sortable=False).iter("th"))


def test_where_rows_are_one_page_of_many_a_header_is_a_link_that_orders_all_of_them() -> None:
    found = drawn(sortable=False, heading=lambda name: f"?sort={name}", order="-case_count")
    links = [link.attrib["href"] for link in found.findall(".//th/a")]
    assert links[:2] == ["?sort=customer_name", "?sort=case_count"]
    ordered = [header.attrib.get("aria-sort") for header in found.iter("th")]
    assert ordered == [None, "descending", None, None]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("department", None, "–"),
        ("department", "", "Not stated"),
        ("is_disputed", False, "No"),
        ("overdue_band", "121+", "over 120"),
        ("overdue_band", "001-030", "1 – 30"),
        ("placement_lag", 39.5, "39.5"),
        ("outstanding_amount", None, "–"),
        ("placed_on", dt.date(2026, 10, 31), "31 Oct 2026"),
    ],
)
def test_a_value_is_shown_as_a_reader_expects_it(name: str, value: Any, expected: str) -> None:
    assert shown(name, value) == expected
