"""Does a card ask, answer, explain, hand over, and say why it is empty?"""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.reading import figures, page, plain, surfaces, text_of

CASES = """
    case_id | department | placed_on  | due_date   | principal | customer_id | customer_name
    A       | North      | 2026-01-15 | 2026-01-01 |     1 000 | 1           | Øvings AS
"""


def of(tested: AppTest, kind: str, question: str) -> list[str]:
    """Return the markup shown under the keys of one question."""
    start = f"{kind}-{question.replace('/', '-')}"
    return [text for key, text in surfaces(tested).items() if key.startswith(start)]


def told(tested: AppTest) -> list[str]:
    return [plain(one.proto.body) for one in tested.main if one.type == "html"]


@pytest.mark.usefixtures("sample")
def test_a_card_is_headed_by_its_question_and_answers_it_in_a_sentence() -> None:
    headings = told(page())
    assert any(
        text.startswith("Why do customers object?") and "Largest part: " in text
        for text in headings
    )


@pytest.mark.usefixtures("sample")
def test_an_empty_selection_is_told_with_a_way_out() -> None:
    tested = page("", department="Kantine", reason="FRAUD_ID")
    (markup,) = of(tested, "empty", "disputes/reasons")
    assert plain(markup) == "No case fits the selection. Lift all filters"
    assert 'href="./"' in markup
    assert not [key for key in figures(tested) if "disputes-reasons" in key]


def test_a_card_says_which_columns_it_lacks(reading_drawn: Any) -> None:
    with reading_drawn(CASES):
        (markup,) = of(page(), "empty", "disputes/reasons")
    assert plain(markup).startswith("The loaded exports do not say:")
    assert 'href="./data"' in markup


def test_a_hostile_name_stays_text_on_every_card(reading_drawn: Any) -> None:
    name = "<img src=x onerror=alert(1)>"
    with reading_drawn(CASES.replace("Øvings AS", name)):
        for place in ("", "cases"):
            tested = page(place)
            assert name in text_of(tested)
            assert not any("<img" in markup for markup in surfaces(tested).values())


@pytest.mark.usefixtures("sample")
def test_a_cards_rows_can_be_taken_away_and_its_counting_read() -> None:
    tested = page()
    key = next(
        str(block.key)
        for block in _blocks(tested.main)
        if str(block.key).startswith("menu-disputes-reasons")
    )
    tested.session_state[key] = True
    tested.run()
    assert not tested.exception
    kinds = [button.proto.label for button in tested.get("download_button")]
    assert kinds == ["CSV", "Excel", "Parquet"]
    assert "select" in tested.code[0].value
    assert "How is this counted?" in told(tested)


def _blocks(block: Any) -> list[Any]:
    children = list(getattr(block, "children", {}).values())
    return children + [inner for child in children for inner in _blocks(child)]


@pytest.mark.usefixtures("sample")
def test_a_figures_marks_carry_the_ids_that_a_click_needs() -> None:
    (spec,) = [one for key, one in figures(page()).items() if "disputes-reasons" in key]
    ids = [mark[0] for mark in spec["data"][0]["customdata"]]
    assert "NOT_DELIVERED" in ids
    assert ids[-1] is None  # the rest together leads nowhere


def test_cases_without_a_currency_can_be_chosen(reading_drawn: Any) -> None:
    cases = """
        case_id | currency | department | placed_on  | principal
        A       | NOK      | North      | 2026-01-15 |     1 000
        B       | NOK      | North      | 2026-01-15 |     2 000
        C       |          | North      | 2026-01-15 |     7 777
    """
    with reading_drawn(cases):
        told_of_main = text_of(page("cases"))
        told_of_none = text_of(page("cases", currency=""))
    assert "2,000" in told_of_main and "7,777" not in told_of_main
    assert "7,777" in told_of_none and "2,000" not in told_of_none


def test_a_card_says_which_filters_it_cannot_be_narrowed_by(reading_drawn: Any) -> None:
    billing = """
        department | month      | invoice_count
        North      | 2026-01-01 |           100
    """
    with reading_drawn(CASES, billing=billing):
        tested = page("departments", agency="", department=["North", "South"])
        (markup,) = of(tested, "empty", "departments/case_rate")
    assert plain(markup) == "This is not told by: Agency. Lift these filters"
    assert "agency" not in markup.replace("Agency", "")
