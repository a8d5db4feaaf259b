"""Questions in the words of other engines: what the text holds, and what is refused."""

import duckdb
import polars as pl
import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import NotPortable
from dashboard.warehouse.portable.alike import words_of
from dashboard.warehouse.portable.rendered import Renderer

DIALECTS = ("spark", "clickhouse")
EVERYTHING = {"scope_all": True, "narrowed": False}
SELECTED = "select case_id from selected_cases order by case_id"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_question_that_engines_differ_in_is_refused_when_it_is_asked(dialect):
    with pytest.raises(NotPortable, match=r"departments/new .* `avg\(paid\)`"):
        Renderer({}, dialect).rendered("departments/new", "select avg(paid) as paid from a", {})


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_restricts_nothing_is_not_in_the_text(dialect):
    renderer = Renderer({}, dialect)
    free = renderer.rendered("selected", SELECTED, EVERYTHING)
    assert "getvariable" not in free.lower()
    assert "claim_type IN" not in free
    chosen = renderer.rendered("selected", SELECTED, EVERYTHING | {"claim_type": ["Rent", "O'x"]})
    assert "claim_type IN ('Rent', 'O" in chosen


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_question_has_before_it_only_what_it_reads(dialect):
    sources = {name: words_of(("word",), [[name]]) for name in ("told", "other")}
    text = Renderer(sources, dialect).rendered("told", "select word from told", {})
    parsed = sqlglot.parse_one(text, read=dialect)
    assert [one.alias for one in parsed.args["with_"].expressions] == ["told"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_one_selection_reads_is_not_told_to_another(dialect):
    renderer = Renderer({}, dialect)
    texts = [
        renderer.rendered("selected", SELECTED, EVERYTHING | {"case": case}) for case in ("A", "B")
    ]
    assert ["= 'A'" in text for text in texts] == [True, False]
    assert ["= 'B'" in text for text in texts] == [False, True]


def test_duckdb_counts_different_customers_by_bits():
    counted = "select count(distinct customer_key) as n, count(distinct department) as m from a"
    text = Renderer({}, "duckdb").rendered("counted", counted, {})
    assert "BIT_COUNT(BITSTRING_AGG(customer_key))" in text
    assert "COUNT(DISTINCT department)" in text
    assert "COUNT(DISTINCT customer_key)" in Renderer({}, "spark").rendered("counted", counted, {})


@given(st.lists(st.none() | st.integers(-9, 9) | st.integers(-40_000, 40_000)))
def test_a_median_told_by_how_often_each_value_is_there_is_the_median(values):
    asked = "select median(cast(days_to_placement as double)) as told from a"
    text = Renderer({}, "duckdb", many_rows=True).rendered("told", asked, {})
    assert "HISTOGRAM(days_to_placement)" in text
    days = pl.DataFrame({"days_to_placement": values}, {"days_to_placement": pl.Int64})
    with duckdb.connect() as connection:
        connection.register("a", days)
        told, expected = (connection.execute(one).fetchall() for one in (text, asked))
    assert told == expected


@pytest.mark.parametrize(("condition", "many_rows"), [(" filter (where b)", True), ("", False)])
def test_other_medians_stay_as_they_are_written(condition, many_rows):
    asked = f"select median(cast(days_to_placement as double)){condition} as told from a"
    renderer = Renderer({}, "duckdb", many_rows=many_rows)
    assert "HISTOGRAM" not in renderer.rendered("told", asked, {})


def test_duckdb_keeps_no_view_that_two_parts_of_a_question_read():
    sources = {"told": words_of(("word",), [["one"]])}
    text = Renderer(sources, "duckdb").rendered("told", "select word from told", {})
    assert "told AS NOT MATERIALIZED (" in text
