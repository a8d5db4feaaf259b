"""Does every way around keep what is selected, and can each step be lifted?"""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.views import PAGES, UNLISTED
from tests.reading import page, plain, surfaces

CHOSEN: dict[str, str | list[str]] = {"department": ["Kantine", "Renhold"], "disputed": "yes"}


class _Links(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append({name: value or "" for name, value in attrs})


def links(tested: AppTest, key: str) -> list[dict[str, str]]:
    return _Links(surfaces(tested)[key]).found


def query(href: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(href).query)


@pytest.mark.usefixtures("sample")
def test_the_menu_lists_the_pages_in_order_and_marks_the_one_shown() -> None:
    brand, *entries = links(page("cases"), "menu")
    listed = [name for name in PAGES if name not in UNLISTED]
    assert brand["href"] == "./"
    assert [entry["href"] for entry in entries] == [f"./{name}" for name in listed]
    assert [entry["href"] for entry in entries if "aria-current" in entry] == ["./cases"]


@pytest.mark.usefixtures("sample")
def test_the_menu_keeps_the_selection_and_the_language() -> None:
    expected = {"department": ["Kantine", "Renhold"], "disputed": ["yes"], "lang": ["nb"]}
    for entry in links(page("cases", lang="nb", **CHOSEN), "menu"):
        assert query(entry["href"]) == expected


@pytest.mark.usefixtures("sample")
def test_the_menu_leaves_a_pages_own_parameters_behind() -> None:
    for entry in links(page("cases", sort="-principal", page="3"), "menu"):
        assert query(entry["href"]) == {}


@pytest.mark.usefixtures("sample")
def test_the_languages_keep_everything_else() -> None:
    english, norwegian = links(page("cases", sort="-principal", **CHOSEN), "languages")
    assert english["aria-current"] == "page"
    assert query(norwegian["href"]) == {
        "department": ["Kantine", "Renhold"],
        "disputed": ["yes"],
        "sort": ["-principal"],
        "lang": ["nb"],
    }


@pytest.mark.usefixtures("sample")
def test_without_a_selection_the_path_says_what_it_is_of_and_what_it_leaves_out() -> None:
    told = "All cases in NOK; 499 in other currencies are left out"
    assert plain(surfaces(page())["path"]) == told
    assert plain(surfaces(page(currency="all-NOK"))["path"]) == "All cases"


@pytest.mark.usefixtures("sample")
def test_the_path_tells_each_step_and_how_to_lift_it() -> None:
    tested = page("", **CHOSEN)
    assert plain(surfaces(tested)["path"]) == (
        "All cases › Department: Kantine, Renhold × › Disputed: Yes ×"
    )
    everything, department, lift_department, both, lift_disputed = links(tested, "path")
    assert query(everything["href"]) == {}
    assert query(department["href"]) == {"department": ["Kantine", "Renhold"]}
    assert query(lift_department["href"]) == {"disputed": ["yes"]}
    assert query(both["href"]) == {"department": ["Kantine", "Renhold"], "disputed": ["yes"]}
    assert query(lift_disputed["href"]) == {"department": ["Kantine", "Renhold"]}
    assert lift_department["aria-label"] == "Lift Department"


@pytest.mark.usefixtures("sample")
def test_the_path_follows_the_order_of_the_address() -> None:
    assert plain(surfaces(page("", disputed="yes", department="Kantine"))["path"]) == (
        "All cases › Disputed: Yes × › Department: Kantine ×"
    )


@pytest.mark.usefixtures("sample")
def test_lifting_everything_keeps_the_currency() -> None:
    everything, *_others = links(page("", currency="SEK", department="Kantine"), "path")
    assert query(everything["href"]) == {"currency": ["SEK"]}


def test_a_selected_name_is_text_whatever_it_says(sample: Path) -> None:
    assert sample.exists()
    markup = surfaces(page("", department='<img src=x onerror="alert(1)">'))["path"]
    assert "<img" not in markup
    assert "onerror" in plain(markup)
