"""Two public lists of invoices are read without a mapping, to the cent of what they truly hold."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard import catalogue
from dashboard.filters import Filters, Scope
from dashboard.intake.load import load
from dashboard.intake.reception import Wishes
from dashboard.settings import Settings
from dashboard.warehouse.store import Store
from dashboard.warehouse.warehouse import Warehouse

FOLDER = Path(__file__).parents[3] / "shared" / "data"
PLAIN, LONGER = FOLDER / "ibm_ar.csv", FOLDER / "ibm_ar_with_missing.csv"
ALL = Scope(everything=True)
pytestmark = pytest.mark.skipif(  # the lists state no licence and are not shipped
    not (PLAIN.exists() and LONGER.exists()),
    reason="these lists state no licence, so they lie beside the checkout only",
)
# Invoices, total, disputed, disputed amount, late, late amount.
COUNTRIES = {
    "391": (616, "40048.96", 61, "4345.36", 157, "10203.66"),
    "406": (561, "39422.91", 212, "14841.09", 233, "16529.24"),
    "770": (506, "27380.77", 80, "4761.29", 196, "11144.00"),
    "818": (387, "24502.06", 149, "10163.83", 160, "10220.38"),
    "897": (396, "16348.48", 59, "2634.55", 131, "5863.50"),
}
FIGURES = (
    "case_count",
    "placed_amount",
    "open_case_count",
    "outstanding_amount",
    "dispute_open_count",
    "disputed_open_amount",
)
BY_COUNTRY = """
    select
        country, count(*), sum(principal),
        count(*) filter (is_disputed), sum(principal) filter (is_disputed),
        count(*) filter (closed_on > due_date), sum(principal) filter (closed_on > due_date)
    from cases group by country order by country
"""
ON_A_DAY = """
    with issued as (
        select *, closed_on > $day as was_open from case_facts where invoice_date <= $day
    )

    select
        count(*), sum(principal),
        count(*) filter (was_open), sum(principal) filter (was_open),
        count(*) filter (was_open and due_date < $day),
        sum(principal) filter (was_open and due_date < $day),
        count(*) filter (was_open and is_disputed),
        sum(principal) filter (was_open and is_disputed)
    from issued
"""
# Issued, open, overdue, open and disputed: how many, and what they sum to.
DAYS = {
    "2012-12-31": (1277, "76064.07", 99, "5725.06", 13, "788.74", 28, "1700.31"),
    "2013-06-30": (1930, "115444.59", 84, "5119.85", 12, "835.56", 27, "1806.84"),
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("ibm") / "store")
    (file,) = load([PLAIN], store).files
    assert file.understood.questions == ()
    assert (file.books.row_count, file.books.stored_count) == (2466, 2466)
    return store


@pytest.fixture
def facts(plain: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    current = plain.current()
    assert current is not None
    with duckdb.connect(current, read_only=True) as connection:
        yield connection


def exact(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(str(cell) if isinstance(cell, Decimal) else cell for cell in row)


def test_each_country_sums_to_the_cent(facts: duckdb.DuckDBPyConnection) -> None:
    found = {country: exact(row) for country, *row in facts.execute(BY_COUNTRY).fetchall()}
    assert found == COUNTRIES
    assert sum(row[0] for row in COUNTRIES.values()) == 2466
    assert sum(Decimal(row[1]) for row in COUNTRIES.values()) == Decimal("147703.18")


def test_a_settled_invoice_is_paid_in_full_and_says_that_this_is_derived(
    facts: duckdb.DuckDBPyConnection,
) -> None:
    derived = facts.execute(
        "select is_open, paid_origin, outstanding_origin, sum(paid_total), sum(outstanding)"
        " from case_facts group by all"
    ).fetchall()
    assert derived == [(False, "derived", "derived", Decimal("147703.18"), 0)]


@pytest.mark.parametrize("day", DAYS)
def test_an_earlier_day_is_answered_from_the_days_of_settlement(
    facts: duckdb.DuckDBPyConnection, day: str
) -> None:
    assert (
        exact(facts.execute(ON_A_DAY, {"day": dt.date.fromisoformat(day)}).fetchone())
        == (DAYS[day])
    )


@pytest.mark.parametrize("day", DAYS)
def test_the_level_of_an_earlier_day_is_what_was_open_then(plain: Store, day: str) -> None:
    asked = Filters(as_of=dt.date.fromisoformat(day))
    level = Warehouse(plain.folder, Settings()).ask("overview/levels", asked, ALL)
    assert (level["outstanding_amount"][0], level["disputed_open_amount"][0]) == (
        Decimal(DAYS[day][3]),
        Decimal(DAYS[day][7]),
    )


@pytest.mark.parametrize("day", DAYS)
def test_loaded_as_of_an_earlier_day_an_invoice_not_yet_issued_counts_nowhere(
    tmp_path: Path, day: str
) -> None:
    issued, placed, open_count, outstanding, *_late, disputed_count, disputed = DAYS[day]
    store = Store(tmp_path / "store")
    summary = load([PLAIN], store, Wishes(as_of=dt.date.fromisoformat(day)))
    assert summary.later_count == 2466 - issued
    warehouse = Warehouse(store.folder, Settings())
    (headline,) = warehouse.ask("overview/headline", Filters(), ALL).rows(named=True)
    assert {name: headline[name] for name in headline if name in FIGURES} == {
        "case_count": issued,
        "placed_amount": Decimal(placed),
        "open_case_count": open_count,
        "outstanding_amount": Decimal(outstanding),
        "dispute_open_count": disputed_count,
        "disputed_open_amount": Decimal(disputed),
    }
    level = warehouse.ask("overview/levels", Filters(), ALL)
    assert level["outstanding_amount"][0] == Decimal(outstanding)
    (told,) = warehouse.ask("data/export_days", Filters(), ALL).rows(named=True)
    assert (told["case_count"], told["open_case_count"]) == (issued, open_count)
    assert told["outstanding_amount"] == Decimal(outstanding)
    found = [name for name in catalogue.checks() if warehouse.check(name, ALL).height]
    assert found == ["begins_after_export_day"]


@pytest.mark.parametrize("together", [True, False], ids=["together", "one after the other"])
def test_an_invoice_that_both_lists_hold_counts_once(tmp_path: Path, together: bool) -> None:
    store = Store(tmp_path / "store")
    for paths in [[PLAIN, LONGER]] if together else [[PLAIN], [LONGER]]:
        summary = load(paths, store)
        assert all(file.books.balances for file in summary.files)
        assert summary.quarantined_count == 0
    *_shorter, longer = summary.files
    assert longer.again_count == longer.books.folded_count == (2466 if together else 0)
    current = store.current()
    assert current is not None
    with duckdb.connect(current, read_only=True) as facts:
        counted = facts.execute(
            "select count(*), sum(principal), count(*) filter (is_disputed) from cases"
        ).fetchone()
    assert exact(counted) == (2586, "155658.78", 623)


def test_the_longer_list_after_the_shorter_changes_no_shared_invoice(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    load([PLAIN], store)
    load([LONGER], store)
    current = store.current()
    assert current is not None
    with duckdb.connect(current, read_only=True) as facts:
        assert facts.execute("select count(*) from past_cases").fetchone() == (0,)
