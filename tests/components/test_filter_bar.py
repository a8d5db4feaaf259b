"""Does what a reader chooses reach the address, and does the address reach the choices?"""

import datetime as dt
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.reading import page, plain, surfaces

pytestmark = pytest.mark.usefixtures("sample")


def opened(name: str, **parameters: str | list[str]) -> AppTest:
    tested = page("", **parameters)
    tested.session_state[f"open-{name}"] = True
    return tested.run()


def chosen(tested: AppTest, name: str) -> list[str]:
    """Return the values of a parameter of the address."""
    value = tested.query_params[name]
    return value if isinstance(value, list) else [value]


def openers(tested: AppTest) -> list[str]:
    blocks = [block for block in _blocks(tested.main) if str(block.key).startswith("open-")]
    return [block.proto.popover.label for block in blocks]


def _blocks(block: Any) -> list[Any]:
    inner = [one for one in block.children.values() if hasattr(one, "children")]
    return inner + [one for child in inner for one in _blocks(child)]


def test_choosing_values_writes_them_into_the_address() -> None:
    tested = opened("department")
    tested.multiselect(key="filter-department").set_value(["Kantine", "Renhold"]).run()
    assert chosen(tested, "department") == ["Kantine", "Renhold"]
    assert "Department: Kantine, Renhold" in plain(surfaces(tested)["path"])


def test_taking_the_last_value_away_lifts_the_filter() -> None:
    tested = opened("department", department="Kantine")
    assert tested.multiselect(key="filter-department").value == ["Kantine"]
    tested.multiselect(key="filter-department").set_value([]).run()
    assert "department" not in tested.query_params


def test_choosing_keeps_what_was_chosen_before() -> None:
    tested = opened("reason", department="Kantine", disputed="yes")
    tested.multiselect(key="filter-reason").set_value(["DUPLICATE"]).run()
    assert chosen(tested, "department") == ["Kantine"]
    assert chosen(tested, "disputed") == ["yes"]
    assert chosen(tested, "reason") == ["DUPLICATE"]


def test_values_are_offered_by_their_names() -> None:
    assert "Billed twice" in opened("reason").multiselect(key="filter-reason").options


def test_closed_filters_ask_nothing() -> None:
    assert len(page().multiselect) == 0


def test_a_filter_says_on_its_button_what_it_holds() -> None:
    texts = openers(page("", department="Kantine", reason=["DUPLICATE", "PRICE_WRONG"]))
    assert texts[:5] == ["Placed: any time", "Kantine", "Customer", "Agency", "Dispute reason: 2"]


def test_a_day_reaches_the_address_and_the_button() -> None:
    tested = opened("period")
    tested.date_input(key="filter-placed_from").set_value(dt.date(2026, 1, 1)).run()
    assert chosen(tested, "placed_from") == ["2026-01-01"]
    assert openers(tested)[0].startswith("1 Jan 2026")


def test_periods_are_links_and_the_chosen_one_is_marked() -> None:
    tested = opened("period", placed_from="2025-01-01", placed_to="2025-12-31")
    markup = surfaces(tested)["periods"]
    assert plain(markup) == "Any time Last 12 months 2026 2025 2024"
    assert markup.index('aria-current="true"') < markup.index(">2025<")


def test_the_currency_changes_what_amounts_are_in() -> None:
    tested = page()
    tested.selectbox(key="filter-currency").set_value("SEK").run()
    assert chosen(tested, "currency") == ["SEK"]
    assert "SEK" in plain(surfaces(tested)["kpi-row"])


def test_the_main_currency_needs_no_word_in_the_address() -> None:
    tested = page("", currency="SEK")
    tested.selectbox(key="filter-currency").set_value("NOK").run()
    assert "currency" not in tested.query_params


def test_an_unreadable_selection_is_told_and_everything_shown() -> None:
    tested = page("", placed_from="yesterday")
    assert "placed_from" in plain(surfaces(tested)["failure-address"])
    assert plain(surfaces(tested)["path"]).startswith("All cases")


def test_what_an_address_says_is_shown_as_text_and_never_as_a_link() -> None:
    tested = page("", open="[click me](https://example.invalid) <b>")
    markup = surfaces(tested)["failure-address"]
    assert "[click me](https://example.invalid) &lt;b&gt;" in markup
    assert not tested.error


def test_a_customers_name_is_no_markup_on_its_button(reading_drawn: Any) -> None:
    cases = "case_id | customer_id | customer_name\nA | 1 | **Bold** :red[AS] [here](x)"
    with reading_drawn(cases):
        tested = page("", customer="1")
    assert openers(tested)[2] == r"\*\*Bold\*\* \:red\[AS\] \[here\]\(x\)"


def test_a_long_name_is_cut_before_it_is_escaped(reading_drawn: Any) -> None:
    cases = f"case_id | customer_id | customer_name\nA | 1 | {'-' * 40}"
    with reading_drawn(cases):
        tested = page("", customer="1")
    assert openers(tested)[2] == r"\-" * 27 + "…"
