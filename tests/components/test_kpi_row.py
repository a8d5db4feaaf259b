"""Does a tile tell its figure, in short and in full, and whether it got better or worse?"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import catalogue
from dashboard.components.kpi_row import _signed, _tone, exact, short
from tests.reading import PATIENCE_SECONDS, surfaces

# The export day of drawn tables is 31 October 2026: A was placed this year, B the year before.
CASES = """
    case_id | placed_on  | due_date   | principal | is_disputed | disputed_on | state
    A       | 2026-01-15 | 2026-01-01 |     1 000 | yes         | 2026-02-01  | running
    B       | 2025-01-10 | 2025-01-01 |     4 000 | no          |             | running
"""


@pytest.mark.parametrize(
    ("metric", "value", "in_short", "in_full"),
    [
        ("outstanding_amount", Decimal("12400000.50"), "NOK 12.4M", "NOK 12,400,000.50"),
        ("dispute_rate", 0.10375, "10.4%", "10.375%"),
        ("placement_lag", 39.0, "39 days", "39 days"),
        ("case_count", 8000, "8,000", "8,000"),
        ("dispute_rate", None, "–", "No data"),
    ],
)
def test_a_figure_is_short_on_the_tile_and_whole_in_the_tooltip(
    metric: str, value: Any, in_short: str, in_full: str
) -> None:
    known = catalogue.metrics()[metric]
    assert short(value, known, "NOK").replace("\u00a0", " ") == in_short
    assert exact(value, known, "NOK").replace("\u00a0", " ") == in_full


@pytest.mark.parametrize(
    ("metric", "rise", "fall"),
    [
        ("collection_rate_90", "good", "bad"),
        ("outstanding_amount", "bad", "good"),
        ("case_count", "", ""),
    ],
)
def test_a_change_is_good_or_bad_as_the_metric_says(metric: str, rise: str, fall: str) -> None:
    known = catalogue.metrics()[metric]
    assert _tone(1.0, known) == rise
    assert _tone(-1.0, known) == fall
    assert _tone(0.0, known) == ""


@pytest.mark.parametrize(
    ("value", "text"), [(2.04, "+2.0"), (-5.71, "−5.7"), (0.0, "±0.0"), (-0.04, "±0.0")]
)
def test_a_change_carries_its_sign(value: float, text: str) -> None:
    assert _signed(value, 1) == text


FOUR_TILES = Path(__file__).with_name("four_tiles.py")
Tiles = Callable[..., dict[str, Element]]


@pytest.fixture
def tiles(reading_drawn: Any) -> Tiles:
    def show(
        cases: str = CASES, state: str | None = None, since: str | None = None
    ) -> dict[str, Element]:
        with reading_drawn(cases):
            shown = AppTest.from_file(FOUR_TILES, default_timeout=PATIENCE_SECONDS)
            shown.session_state["state"], shown.session_state["since"] = state, since
            shown.run()
        assert not shown.exception
        markup = surfaces(shown)["kpi-row"].replace("<br>", "<br/>")
        return {tile.attrib["data-metric"]: tile for tile in ElementTree.fromstring(markup)}

    return show


def part(tile: Element, css_class: str) -> str:
    found = tile.find(f".//*[@class='{css_class}']")
    return "" if found is None else "".join(found.itertext()).replace("\u00a0", " ")


def test_a_tile_shows_the_figure_of_the_whole_selection(tiles: Tiles) -> None:
    shown = tiles()
    assert part(shown["outstanding_amount"], "value") == f"{1_000 + 4_000:,}"
    assert part(shown["dispute_rate"], "value") == f"{1 / 2:.1%}"
    assert part(shown["case_count"], "value") == "2"


def test_a_level_is_compared_with_the_same_day_a_year_before(tiles: Tiles) -> None:
    change = part(tiles()["outstanding_amount"], "change")
    assert change == f"+{(5_000 - 4_000) / 4_000 * 100:.1f} % on the year before"


def test_a_tile_of_all_cases_tells_both_of_the_years_it_compares(tiles: Tiles) -> None:
    change = part(tiles()["dispute_rate"], "change")
    assert change == f"{0 / 1:.1%} → {1 / 1:.1%} in 12 months"


def test_a_rate_of_a_period_is_compared_with_the_period_before_in_points(tiles: Tiles) -> None:
    change = part(tiles(since="2025-11-01")["dispute_rate"], "change")
    assert change == f"+{(1 / 1 - 0 / 1) * 100:.1f} points on the period before"


def test_a_change_for_the_worse_is_marked(tiles: Tiles) -> None:
    shown = tiles()
    assert part(shown["outstanding_amount"], "bad").startswith("+25.0")
    assert part(shown["dispute_rate"], "bad") == "0.0% → 100.0%"


def test_no_change_has_no_tone(tiles: Tiles) -> None:
    mark = tiles()["case_count"].find(".//b[@class]")
    assert mark is None
    assert part(tiles()["case_count"], "change") == "1 → 1 in 12 months"


def test_where_nothing_was_before_nothing_is_compared(tiles: Tiles) -> None:
    young = CASES.replace("2025", "2026")
    shown = tiles(young)
    assert part(shown["outstanding_amount"], "change") == "No period before"
    assert part(shown["case_count"], "change") == "No period before"
    assert part(shown["dispute_rate"], "change") == "No period before"


def test_a_rate_of_nothing_is_a_dash(tiles: Tiles) -> None:
    shown = tiles("case_id | principal\n")
    assert part(shown["collection_rate"], "value") == "–"
    assert part(shown["case_count"], "value") == "0"


def test_a_tile_leads_to_its_page_and_explains_itself(tiles: Tiles) -> None:
    tile = tiles()["dispute_rate"]
    link = tile.find("a")
    assert link is not None and link.attrib["href"] == "./disputes"
    assert "Share of" in part(tile, "told")


def test_a_course_is_drawn_where_one_is_asked_for(tiles: Tiles) -> None:
    shown = tiles()
    assert shown["outstanding_amount"].find("svg") is not None
    assert shown["dispute_rate"].find("svg") is None


def test_a_figure_that_only_the_export_s_own_day_tells_has_no_change(tiles: Tiles) -> None:
    assert part(tiles()["collection_rate"], "change") == ""


def test_cases_picked_by_what_became_of_them_have_no_change(tiles: Tiles) -> None:
    shown = tiles(state="running")
    assert part(shown["outstanding_amount"], "value") == f"{1_000 + 4_000:,}"
    assert {part(tile, "change") for tile in shown.values()} == {""}


def test_without_days_of_placement_no_earlier_level_is_known(tiles: Tiles) -> None:
    undated = CASES.replace("2026-01-15", "          ").replace("2025-01-10", "          ")
    shown = tiles(undated)["outstanding_amount"]
    assert part(shown, "value") == f"{1_000 + 4_000:,}"
    assert part(shown, "change") == ""
