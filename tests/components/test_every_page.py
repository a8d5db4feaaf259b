"""Does every page stand, whatever is selected and whatever the export lacks?"""

from itertools import product
from typing import Any

import pytest

from dashboard import catalogue
from dashboard.views import PAGES
from tests.asked import recorded
from tests.reading import page, text_of

# Where a reader may stand: nothing chosen, one department, one customer, one case.
PLACES: list[dict[str, str | list[str]]] = [
    {},
    {"department": "Kantine"},
    {"customer": "46166"},
    {"case": "F410000"},
]

SELECTIONS: dict[str, dict[str, str | list[str]]] = {
    "everything": {},
    "nothing": {"department": "Kantine", "reason": "FRAUD_ID"},
    "nobody": {"customer": "nobody", "case": "nothing"},
    "another currency": {"currency": "SEK", "department": ["Kantine", "Renhold"]},
    "all converted": {"currency": "all-NOK"},
    "the first month": {"placed_to": "2023-11-30"},
    "Norwegian": {"lang": "nb"},
    "odd words": {"search": "' or 1=1 --", "sort": "; drop", "page": "-3", "metric": "none"},
}


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_whatever_is_selected(name: str, selection: str) -> None:
    tested = page(name, **SELECTIONS[selection])
    assert [one.message for one in tested.exception] == []
    assert text_of(tested)


@pytest.mark.parametrize(
    "cases",
    [
        pytest.param("case_id | principal\n", id="no case"),
        pytest.param("case_id | principal\nA | 100.00", id="one case and nothing known of it"),
    ],
)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_on_next_to_nothing(reading_drawn: Any, name: str, cases: str) -> None:
    with reading_drawn(cases):
        tested = page(name)
    assert [one.message for one in tested.exception] == []
    assert text_of(tested)


@pytest.mark.usefixtures("sample")
def test_every_question_but_those_of_findings_is_asked_by_some_page() -> None:
    with recorded() as asked:
        for name, chosen in product(PAGES, PLACES):
            page(name, **chosen)
    seen = {words[0] for way, words in asked if way in ("ask", "count")}
    judged = {name for name in catalogue.questions() if name.startswith("findings/")}
    assert set(catalogue.questions()) - seen - judged == set()
