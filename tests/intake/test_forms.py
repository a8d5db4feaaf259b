"""How a column is written is learned from all of its cells, and never guessed from some."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.values import cells, forms
from dashboard.intake.values.forms import Profile, profile, survey

TWENTY_THOUSAND = 20_000


def texts(*written: str | None) -> pl.Series:
    return pl.Series("cell", written, dtype=pl.String)


@pytest.mark.parametrize(
    ("column", "settled", "choices"),
    [
        # Whole numbers say nothing, so that either form will do.
        (["1", "1 234", "-5", "1'000", None], None, ()),
        (["unknown", "-"], None, ()),
        # One decimal mark and no doubt.
        (["12,5", "1234"], "comma", ()),
        (["1.234,50"], "comma", ()),
        (["1.234.567"], "comma", ()),
        (["kr 1.234,-"], "comma", ()),
        (["1234,567"], "comma", ()),
        (["0.123"], "point", ()),
        (["1,234,567"], "point", ()),
        (["(1,234.50)"], "point", ()),
        (["1 234.567"], "point", ()),
        # One cell settles it for those that could be either.
        (["1.234", "2.345", "3,5"], "comma", ()),
        (["1.234", "2.345", "0.5"], "point", ()),
        # Nothing settles it.
        (["1.234"], None, ("comma", "point")),
        (["1,234", "$ 7,500"], None, ("comma", "point")),
    ],
)
def test_the_decimal_mark_of_a_column(column, settled, choices):
    found = survey(texts(*column), "money")
    assert (found.settled, found.choices, found.is_mixed) == (settled, choices, False)
    assert found.is_open is (settled is None and not choices)


def test_both_decimal_marks_in_a_column_are_a_question():
    found = survey(texts("1,50", "2,50", "3.50", "1.234"), "money")
    assert found.is_mixed
    assert found.settled is None
    assert found.choices == ("comma", "point")
    assert found.examples == ("1,50", "3.50", "1.234", "2,50")
    # 1.234 reads otherwise under each, so that no answer is likelier.
    assert found.leaning is None
    assert survey(texts("1,50", "2,50", "3.50"), "money").leaning == "comma"


@pytest.mark.parametrize(
    ("column", "settled", "choices", "leaning"),
    [
        ([None, "unknown"], None, (), None),
        (["00.00.0000"], None, (), None),
        (["2026-01-31"], "ymd", (), None),
        (["20260131"], "ymd", (), None),
        (["2026-01-31T10:00:00Z", "2026-02-03 10:00"], "ymd", (), None),
        (["5. januar 2026", "05-okt-26"], "dmy", (), None),
        (["Dec 31, 2025"], "mdy", (), None),
        (["31.12.2025", "03.04.2026"], "dmy", (), None),
        (["03/04/2026", "12/31/2025"], "mdy", (), None),
        (["03/04/2026", "12/31/2025 11:30 PM"], "mdy", (), None),
        (["2026-01-31", "31/12/2025"], "dmy", (), None),
        (["45231", "45232.5"], "serial", (), None),
        (["2026-01-31", "45231"], "serial", (), None),
        (["26-01-05", "99-01-05"], "ymd", (), None),
        # Nothing settles it; points between are a hint.
        (["03/04/2026"], None, ("dmy", "mdy"), None),
        (["03/04/2026", "2026-01-31"], None, ("dmy", "mdy"), None),
        (["03.04.2026"], None, ("dmy", "mdy"), "dmy"),
        (["03.04.2026", "03-04-2026"], None, ("dmy", "mdy"), None),
        (["05/05/2026"], None, ("dmy", "mdy"), "dmy"),
        (["26-01-05"], None, ("dmy", "ymd"), None),
        (["03-04-05"], None, ("dmy", "mdy", "ymd"), None),
        (["260105"], None, ("dmy", "ymd"), None),
    ],
)
def test_the_order_of_a_columns_days(column, settled, choices, leaning):
    found = survey(texts(*column), "date")
    assert (found.settled, found.choices, found.leaning) == (settled, choices, leaning)
    assert found.is_open is (settled is None and not choices)
    assert not found.is_mixed


def test_days_of_two_orders_in_a_column_are_a_question():
    found = survey(texts("31/12/2025", "30/11/2025", "12/31/2025", "01/02/2026"), "date")
    assert found.is_mixed
    assert found.settled is None
    assert found.leaning is None
    assert found.choices == ("dmy", "mdy")
    assert set(found.examples) == {"31/12/2025", "30/11/2025", "12/31/2025", "01/02/2026"}


def test_what_settles_a_column_may_come_in_a_later_batch():
    first, second = survey(texts("03/04/2026"), "date"), survey(texts("12/31/2025"), "date")
    assert first.settled is None
    assert (first + second).settled == "mdy"
    assert (first + first).examples == ("03/04/2026", "03/04/2026")
    assert (first + second + survey(texts("31/12/2025"), "date")).is_mixed
    assert (survey(texts("1"), "money") + survey(texts("1.234"), "money")).choices


CELLS = st.sampled_from(
    (
        *("1", "1,5", "1.5", "1.234", "kr 5", "x", "03/04/2026", "31.12.2025", "12/31/25"),
        *("45231", "2026-01-05", "26-01-05", "5. mai 2026", "10.10.2025 10:30"),
    )
)
KINDS = ("money", "count", "factor", "date", "time")


@settings(deadline=None, max_examples=40)
@given(st.lists(CELLS | st.none() | st.text(max_size=8), max_size=6), st.data())
def test_evidence_of_parts_is_evidence_of_the_whole(column, data):
    cut = data.draw(st.integers(0, len(column)))
    for kind in KINDS:
        whole = survey(texts(*column), kind)
        parts = survey(texts(*column[:cut]), kind) + survey(texts(*column[cut:]), kind)
        assert dict(parts.counts) == dict(whole.counts)
        assert set(parts.choices) == set(whole.choices)
        assert (parts.is_open, parts.is_mixed) == (whole.is_open, whole.is_mixed)
        assert (parts.settled is None) == (whole.settled is None)


@settings(deadline=None, max_examples=40)
@given(st.lists(CELLS, max_size=6))
def test_a_settled_form_reads_all_that_any_form_reads(column):
    for kind, reader, known in (
        ("factor", cells.factor, ("comma", "point")),
        ("date", cells.day, ("dmy", "mdy", "ymd", "serial")),
    ):
        settled = survey(texts(*column), kind).settled
        if settled:
            read = reader(texts(*column), settled).values.is_not_null()
            for form in known:
                assert (read | ~reader(texts(*column), form).values.is_not_null()).all()


def test_a_profile_tells_what_a_column_looks_like():
    assert profile(texts("NOK", "nok", "SEK", None)) == Profile(
        currency=1.0, distinct=1.0, filled=3 / 4
    )
    assert profile(texts("Ja", "Nei", "Ja", "Ja")) == Profile(flag=1.0, distinct=1 / 2, filled=1.0)
    assert profile(texts("31.12.2025", "5. mai 2026 10:30", "20260105", "Olsen")) == Profile(
        number=1 / 4, day=3 / 4, integer=1 / 4, distinct=1.0, filled=1.0
    )
    assert profile(texts("00012", "45231", "-5", "kr 1.234,50")) == Profile(
        number=1.0, integer=1 / 2, distinct=1.0, filled=1.0, serial=1 / 4
    )


def test_a_column_without_cells_looks_like_nothing():
    assert profile(texts()) == profile(texts(None)) == profile(pl.Series([None])) == Profile()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.none() | st.text(max_size=12), max_size=8))
def test_a_profile_is_made_of_shares(column):
    found = profile(texts(*column))
    for name in Profile.__dataclass_fields__:
        assert 0 <= getattr(found, name) <= 1


def test_currencies_beside_amounts_are_found():
    beside = forms.currency_beside(texts("NOK 5", "5 eur", "€ 7", "kr 8", "9", None))
    assert beside is not None
    assert beside.to_list() == ["NOK", "EUR", "EUR", None, None, None]
    assert forms.currency_beside(texts("kr 8", "$ 7", None)) is None
