"""Can the rows of every card be taken away, all of them, whatever part of them it shows?"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components import desk, download
from dashboard.components.pager import PAGE_ROWS
from dashboard.filters import Filters
from dashboard.views import PAGES
from tests.reading import page, plain

PLACES: list[dict[str, str | list[str]]] = [
    {"department": "Kantine"},
    {"customer": "46166"},
    {"case": "F410000"},
]
Built = dict[str, Callable[[], bytes]]


def with_open_menus(name: str, **parameters: str | list[str]) -> AppTest:
    """Return a page with the menu of every card open."""
    tested = page(name, **parameters)
    for block in _blocks(tested.main):
        if str(block.key).startswith("menu-"):
            tested.session_state[str(block.key)] = True
    return tested.run()


def _blocks(block: Any) -> list[Any]:
    children = list(getattr(block, "children", {}).values())
    return children + [inner for child in children for inner in _blocks(child)]


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Built:
    """Gather what builds the files that a page offers, by the name of the file."""
    offered: Built = {}

    def offer(_label: str, *, data: Callable[[], bytes], file_name: str, **_others: Any) -> None:
        offered[file_name] = data

    monkeypatch.setattr(download.st, "download_button", offer)
    return offered


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("place", PLACES, ids=["department", "customer", "case"])
@pytest.mark.parametrize("name", PAGES)
def test_every_cards_rows_can_be_taken_away(
    built: Built, name: str, place: dict[str, str | list[str]]
) -> None:
    tested = with_open_menus(name, **place)
    assert not tested.exception
    for file_name, build in built.items():
        if file_name.endswith(".csv"):
            assert build().startswith(b"\xef\xbb\xbf"), file_name


@pytest.mark.usefixtures("sample")
def test_a_card_that_shows_its_first_rows_hands_over_all(built: Built) -> None:
    with_open_menus("cases")
    taken = pl.read_parquet(BytesIO(built["standout-cases-rows.parquet"]()))
    count = desk.warehouse().count("cases/rows", Filters(), desk.scope())
    assert taken.height == count > PAGE_ROWS


@pytest.mark.usefixtures("sample")
def test_more_rows_than_excel_takes_here_leave_its_button_out(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "MOST_EXCEL_ROWS", 3)
    tested = with_open_menus("cases")
    assert {name.rpartition(".")[2] for name in built if "cases-rows" in name} == {"csv", "parquet"}
    assert "Excel takes up to 3 rows here: use CSV or Parquet." in {
        plain(one.value) for one in tested.caption
    }
