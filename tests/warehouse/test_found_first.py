"""A page of a long list holds the rows it would hold if all of them had been told."""

from collections.abc import Iterator

import polars as pl
import pytest

from dashboard.filters import Filters, Scope
from dashboard.warehouse.portable.rendered import Renderer
from dashboard.warehouse.slices import Slice
from dashboard.warehouse.warehouse import Warehouse
from tests.conftest import ALL
from tests.queries.conftest import full, shuffled

__all__ = ["full", "shuffled"]  # fixtures

LISTS = ("customers/comparison", "cases/rows")
NORTH = Scope(departments=("North",))
SELECTIONS = [
    (Filters(), ALL),
    (Filters(), NORTH),
    (Filters(disputed=True, currency="SEK"), ALL),
    (Filters(customer=("",)), ALL),
    (Filters(department=("Nowhere",)), ALL),
]
ROWS = 60


def pages(
    warehouse: Warehouse, question: str, asked: tuple[Filters, Scope], part: Slice
) -> Iterator[pl.DataFrame]:
    """Yield the pages of a list until one is empty."""
    offset = 0
    while True:
        limited = Slice(part.columns, part.order_by, part.descending, ROWS, offset)
        yield (page := warehouse.ask(question, *asked, limited))
        if page.is_empty():
            return
        offset += ROWS


@pytest.mark.parametrize("question", LISTS)
@pytest.mark.parametrize("asked", SELECTIONS, ids=str)
def test_the_pages_of_a_list_are_the_whole_of_it(full, question, asked):
    whole = full.export(question, *asked)
    assert full.count(question, *asked) == whole.height
    for order_by in whole.columns[:12:2] if whole.height else ():
        for descending in (False, True):
            part = Slice(order_by=order_by, descending=descending)
            ordered = full.export(question, *asked, part)
            paged = pl.concat(pages(full, question, asked, part))
            assert paged.equals(ordered, null_equal=True), (order_by, descending)


def test_ties_fall_in_one_order_however_rows_lie(shuffled):
    part = Slice(order_by="outstanding_amount", limit=ROWS, offset=3)
    first, second = (one.ask(LISTS[0], Filters(), ALL, part) for one in shuffled)
    assert first.equals(second, null_equal=True)


def text(statement: str) -> str:
    return Renderer({}, "duckdb").rendered("told", statement, {"scope_all": True})


SUMMED = "select customer_id, sum(principal) as a from selected_cases group by customer_key"


@pytest.mark.parametrize(
    "inner",
    [
        "select sum(principal) as a from selected_cases",
        "select department, sum(principal) as a from selected_cases group by department",
        "select distinct department as a from selected_cases",
        f"{SUMMED} having sum(principal) > 0",
        f"{SUMMED} limit 3",
        "select amount as a from selected_payments",
        "select sum(principal) over (order by case_id) as a from selected_cases",
    ],
)
def test_what_rows_depend_on_others_is_told_as_it_is_asked(inner):
    assert "found_key" not in text(f"select a from ({inner}) order by a limit 5")
    assert text(f"select count(*) as n from ({inner})").count("SELECT") > 1


def test_only_what_orders_them_is_told_of_all():
    told = text(f"select customer_id, a from ({SUMMED}) order by a limit 5 offset 10")
    assert told.count("SUM(principal)") == 2
    assert told.count("OFFSET 10") == 1
    told = text(f"select customer_id, a from ({SUMMED}) order by customer_id limit 5")
    assert told.count("SUM(principal)") == 1


def test_customers_are_counted_by_their_numbers():
    told = text(f"select count(*) as row_count from ({SUMMED})")
    assert "BIT_COUNT" in told
    assert "principal" not in told
