"""Every question gives the same rows on every engine, whatever is selected and may be seen."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from itertools import product

import pytest
from polars.testing import assert_frame_equal

from dashboard.filters import Filters, Scope
from dashboard.warehouse.slices import Slice
from dashboard.warehouse.warehouse import Warehouse
from tests.conftest import ALL
from tests.warehouse.engines.selections import ASKED, HOSTILE, SELECTIONS, asked_with

FAST = ("chdb", "sail")
ENGINES = (*FAST, "spark")
# Selections that everything is asked with. Sail and Spark are told the same words, and Spark takes
# the better part of a second for each.
ASKED_ALL: Mapping[str, tuple[str, ...]] = {
    "chdb": ("all", "one scope", "no scope", "billed", "hostile"),
    "sail": ("all", "one scope", "hostile"),
    "spark": ("all",),
}
# What tells which cases a selection keeps; on nothing else does an answer depend on it.
TELLING = ("cases/rows", "overview/headline")
PARTS = (
    Slice(limit=20, offset=10),
    Slice(columns=("department", "principal"), limit=30),
    Slice(columns=("case_id", "agency"), order_by="principal", descending=True, limit=25),
    Slice(order_by="closed_on", limit=40),
)
UNORDERED = ("findings/cases",)  # its rows are only counted


def differing(
    one: Warehouse, other: Warehouse, selection: str, names: Iterable[str]
) -> dict[str, str]:
    """Return what is answered otherwise by one of two warehouses, and how.

    Two are asked at a time, as by pages.
    """

    def difference(name: str) -> str:
        try:
            first, second = (ASKED[name](asked, *SELECTIONS[selection]) for asked in (one, other))
            ordered = name not in UNORDERED
            assert_frame_equal(first, second, rel_tol=1e-12, abs_tol=0, check_row_order=ordered)
        except Exception as error:
            return str(error)[:500] or repr(error)
        return ""

    with ThreadPoolExecutor(2) as asking:
        found = {name: asking.submit(difference, name) for name in names}
    return {name: told.result() for name, told in found.items() if told.result()}


@pytest.mark.timeout(1200)  # of Spark, on a busy machine
@pytest.mark.parametrize(
    ("engine", "selection"), [(engine, one) for engine in ENGINES for one in ASKED_ALL[engine]]
)
def test_every_question_has_the_same_rows(engine, selection, embedded, published):
    names = asked_with(selection, ASKED_ALL[engine])
    assert differing(embedded, published(engine), selection, names) == {}


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("engine", FAST)
def test_every_selection_keeps_the_same_cases(engine, selection, embedded, published):
    assert differing(embedded, published(engine), selection, TELLING) == {}


def test_the_selections_use_every_filter():
    used = {name for filters, _scope in SELECTIONS.values() for name in filters.chosen()}
    assert used == {field.name for field in fields(Filters)}


@pytest.mark.parametrize("engine", ENGINES)
def test_hostile_words_stay_words(engine, embedded, published):
    warehouse = published(engine)
    for word in HOSTILE:
        filters = Filters(department=(word,), search=word)
        scope = Scope(departments=(word, "North"))
        rows = warehouse.ask("cases/rows", filters, scope)
        assert set(rows["department"]) == {word}
        assert_frame_equal(rows, embedded.ask("cases/rows", filters, scope))


@pytest.mark.parametrize(
    ("engine", "part"), [*product(FAST, PARTS), *product(("spark",), PARTS[:1])]
)
def test_a_part_of_an_answer_is_in_the_order_of_the_whole(engine, part, embedded, published):
    for question in ("cases/rows", "cases/timeline", "customers/comparison"):
        first, second = (
            one.ask(question, Filters(), ALL, part) for one in (embedded, published(engine))
        )
        assert_frame_equal(first, second, rel_tol=1e-12, abs_tol=0)


@pytest.mark.parametrize("engine", FAST)
def test_rows_are_counted_and_exported_alike(engine, embedded, published):
    warehouse = published(engine)
    counts = [one.count("cases/rows", Filters(), ALL) for one in (warehouse, embedded)]
    assert counts[0] == counts[1] > 0
    rows = warehouse.export("cases/rows", Filters(), ALL)
    assert_frame_equal(rows, embedded.export("cases/rows", Filters(), ALL))


@pytest.mark.parametrize("engine", FAST)
def test_what_holds_for_the_whole_store_is_told_alike(engine, embedded, published):
    told, expected = published(engine).info(), embedded.info()
    assert (told.export_day, told.main_currency) == (expected.export_day, expected.main_currency)
    assert (told.filled, told.rows) == (expected.filled, expected.rows)
