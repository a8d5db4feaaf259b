"""A selection survives the address bar and the command line, and knows the period before it."""

import datetime as dt
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import BadFilterValue, UnknownFilter
from dashboard.filters import Filters

DAY = dt.date
EXPORT_DAY = DAY(2026, 10, 31)
KINDS = {field.name: field.metadata["kind"] for field in fields(Filters)}
VALUES = {
    "day": st.dates(DAY(1900, 1, 1), DAY(2199, 12, 31)),
    "values": st.lists(st.text(), min_size=1, max_size=3).map(tuple),
    "word": st.text(),
    "flag": st.booleans(),
}
SELECTIONS = st.builds(
    Filters, **{name: st.none() | VALUES[kind] for name, kind in KINDS.items() if name != "as_of"}
)


@given(SELECTIONS)
def test_a_selection_comes_back_from_the_address_as_it_went(filters):
    assert Filters.from_address(filters.to_address()) == filters


@given(SELECTIONS)
def test_a_selection_comes_back_from_words_as_it_went(filters):
    words = [f"{name}={value}" for name, values in filters.to_address().items() for value in values]
    assert Filters.from_words(words) == filters


@given(SELECTIONS)
def test_an_address_carries_only_what_is_selected_and_texts(filters):
    address = filters.to_address()
    assert address.keys() == filters.chosen().keys()
    assert all(isinstance(value, str) for values in address.values() for value in values)


def test_the_day_asked_about_is_never_taken_from_an_address():
    assert Filters(as_of=EXPORT_DAY).to_address() == {}
    assert Filters.from_address({"as_of": ["2026-01-01"]}) == Filters()
    assert Filters.from_words(["as_of=2026-01-01"]) == Filters(as_of=DAY(2026, 1, 1))


def test_parameters_of_others_are_left_alone():
    assert Filters.from_address({"lang": ["nb"], "department": ["North"]}) == Filters(
        department=("North",)
    )


def test_values_may_hold_an_equals_sign_and_a_repeated_name_adds_one():
    assert Filters.from_words(["department=A=B", "department="]).department == ("A=B", "")


@pytest.mark.parametrize("word", ["nothing=1", "Department=North", "department"])
def test_a_name_that_is_no_filter_is_refused(word):
    with pytest.raises(UnknownFilter, match="placed_from, placed_to, department"):
        Filters.from_words([word])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("open=maybe", "yes or no"),
        ("open=", "yes or no"),
        ("placed_from=31.01.2026", "a day such"),
        ("placed_from=0001-01-01", "a day such"),
        ("placed_from=1899-12-31", "a day such"),
        ("placed_to=2200-01-01", "a day such"),
        ("placed_to=9999-12-31", "a day such"),
    ],
)
def test_a_value_that_cannot_be_read_says_what_is_expected(word, expected):
    with pytest.raises(BadFilterValue, match=expected):
        Filters.from_words([word])


def test_narrowing_sets_fields_and_leaves_the_rest():
    filters = Filters(agency=("Fjord",)).narrow(department="North", disputed=True)
    assert filters == Filters(agency=("Fjord",), department=("North",), disputed=True)


def test_every_field_becomes_a_variable_and_a_tuple_a_list():
    variables = Filters(department=("North",), open=False).as_variables()
    assert variables.keys() == KINDS.keys()
    assert {name: value for name, value in variables.items() if value is not None} == {
        "department": ["North"],
        "open": False,
    }


@pytest.mark.parametrize(
    ("placed_from", "placed_to", "as_of", "expected"),
    [
        # whole months go back by as many months
        ("2026-01-01", "2026-03-31", "2026-10-31", ("2025-10-01", "2025-12-31", "2026-07-31")),
        ("2026-03-01", "2026-03-31", "2026-10-31", ("2026-02-01", "2026-02-28", "2026-09-30")),
        ("2025-11-01", "2026-10-31", "2026-10-31", ("2024-11-01", "2025-10-31", "2025-10-31")),
        ("2026-01-15", "2026-02-14", "2026-10-31", ("2025-12-15", "2026-01-14", "2026-09-30")),
        # a leap year's whole months too
        ("2024-02-01", "2024-02-29", "2024-03-31", ("2024-01-01", "2024-01-31", "2024-02-29")),
        # other periods go back by as many days
        ("2026-03-10", "2026-03-19", "2026-10-31", ("2026-02-28", "2026-03-09", "2026-10-21")),
        ("2026-03-10", "2026-03-10", "2026-10-31", ("2026-03-09", "2026-03-09", "2026-10-30")),
    ],
)
def test_the_period_before_is_as_long_and_as_old(placed_from, placed_to, as_of, expected):
    now = Filters(
        placed_from=DAY.fromisoformat(placed_from),
        placed_to=DAY.fromisoformat(placed_to),
        agency=("Fjord",),
    )
    before = now.previous_period(DAY.fromisoformat(as_of))
    start, end, day = map(DAY.fromisoformat, expected)
    assert before == Filters(placed_from=start, placed_to=end, as_of=day, agency=("Fjord",))


def test_without_a_period_the_selection_is_the_same_a_year_earlier():
    before = Filters(agency=("Fjord",)).previous_period(EXPORT_DAY)
    assert before == Filters(agency=("Fjord",), as_of=DAY(2025, 10, 31))
    assert Filters().previous_period(DAY(2024, 2, 29)).as_of == DAY(2023, 2, 28)


def test_going_back_twice_goes_back_from_the_day_asked_about():
    once = Filters().previous_period(EXPORT_DAY)
    assert once.previous_period(EXPORT_DAY).as_of == DAY(2024, 10, 31)


@given(st.dates(DAY(2000, 1, 1), DAY(2030, 1, 1)), st.integers(0, 800))
def test_the_period_before_ends_where_the_period_begins(start, length):
    now = Filters(placed_from=start, placed_to=start + dt.timedelta(length))
    before = now.previous_period(EXPORT_DAY)
    assert before.placed_to == start - dt.timedelta(1)
    assert before.placed_from <= before.placed_to
    assert before.as_of < EXPORT_DAY


def test_only_what_a_case_was_from_the_start_can_be_asked_of_an_earlier_day():
    dated = {name for name, kind in KINDS.items() if Filters(**{name: _of(kind)}).is_dated}
    assert set(KINDS) - dated == {
        *("stage", "state", "open", "close_reason", "overdue", "waiting"),
        *("disputed", "reason", "dispute_open", "dispute_age", "change", "known"),
    }


def test_no_currency_is_a_currency_that_an_address_can_carry():
    assert Filters(currency="").to_address() == {"currency": [""]}
    assert Filters.from_address({"currency": [""]}) == Filters(currency="")


def _of(kind):
    return {"day": EXPORT_DAY, "values": ("x",), "word": "x", "flag": False}[kind]


@given(st.dates(DAY(1900, 1, 1), DAY(2199, 12, 31)), st.dates(DAY(1900, 1, 1), DAY(2199, 12, 31)))
def test_every_day_of_an_address_has_a_period_before(one, other):
    start, end = sorted((one, other))
    for filters in (Filters(placed_from=start, placed_to=end), Filters(placed_to=end)):
        recent = filters.recent(EXPORT_DAY)
        assert filters.previous_period(EXPORT_DAY).as_of < EXPORT_DAY
        assert recent.placed_from <= recent.placed_to
