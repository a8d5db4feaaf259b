"""What a lesser table answers, all cases answer alike; and it is asked only what it can tell."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard import catalogue
from dashboard.filters import Filters, Scope, is_turning_day
from dashboard.settings import Settings
from dashboard.warehouse.embedded import EmbeddedEngine
from dashboard.warehouse.portable.rendered import Renderer
from dashboard.warehouse.warehouse import Warehouse
from tests.drawn import make_store
from tests.queries import made_up

ALL = Scope(everything=True)
NORTH = Scope(departments=("North",))
ON_LEDGER = ("overview/levels", "overview/months")
RATES = [{"currency": "SEK", "base_currency": "NOK", "rate": Decimal("0.97")}]
EXPORT_DAYS = [dt.date(2026, 10, 31), dt.date(2026, 9, 30), dt.date(2024, 2, 29)]
EXPORT_DAYS += [dt.date(2026, 2, 28), dt.date(2026, 10, 15), dt.date(2026, 5, 1)]


def made(folder: Path, day: dt.date) -> tuple[Warehouse, Warehouse]:
    """Return a random export in two currencies, and the same one asked of cases alone."""
    make_store(folder, made_up.tables(seed=9, count=300) | {"rates": RATES}, day)
    both = Warehouse(folder, Settings()), Warehouse(folder, Settings())
    engine_of(both[1])._renderer._lesser = []
    return both


@pytest.fixture(scope="module", params=EXPORT_DAYS[:1] + EXPORT_DAYS[3:5], ids=str)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """Return exports of days that end a month, and that do not."""
    return made(tmp_path_factory.mktemp("groups"), request.param)


@pytest.fixture(scope="module")
def october(tmp_path_factory: pytest.TempPathFactory):
    return made(tmp_path_factory.mktemp("october"), EXPORT_DAYS[0])


def engine_of(warehouse: Warehouse) -> EmbeddedEngine:
    warehouse.info()
    assert warehouse._current is not None
    engine = warehouse._current.engine
    assert isinstance(engine, EmbeddedEngine)
    return engine


def told(warehouse: Warehouse, question: str, filters: Filters) -> str:
    """Return what the engine is told for a question."""
    texts = []
    renderer = engine_of(warehouse)._renderer
    with pytest.MonkeyPatch.context() as patch:

        def rendered(*words: Any) -> str:
            texts.append(Renderer.rendered(renderer, *words))
            return texts[-1]

        patch.setattr(renderer, "rendered", rendered)
        warehouse.export(question, filters, ALL)
    return texts[-1]


def is_of_groups(warehouse: Warehouse, question: str, filters: Filters) -> bool:
    return "ledger_groups" in told(warehouse, question, filters)


def selections(day: dt.date) -> list[Filters]:
    """Return selections that groups can be asked about."""
    begins = dt.date(2026, 1, 1)
    return [
        Filters(),
        Filters(department=("North",)),
        Filters(agency=("Fjord",), country=("NO", "SE")),
        Filters(claim_type=("Rent", ""), customer_type=("company",)),
        Filters(reason=("PRICE", "UNKNOWN")),
        Filters(currency="SEK"),
        Filters(currency="all-NOK", department=("",)),
        Filters(disputed=True),
        Filters(disputed=False, department=("South",)),
        Filters(placed_from=begins, placed_to=dt.date(2026, 6, 30)),
        Filters(as_of=day.replace(year=day.year - 1)),
        Filters(as_of=dt.date(day.year, 1, 31), department=("North", "South")),
    ]


@pytest.mark.parametrize("scope", [ALL, NORTH], ids=["all", "north"])
@pytest.mark.parametrize("question", ON_LEDGER)
def test_groups_and_cases_answer_alike(both, question, scope):
    warehouse, on_cases = both
    chosen = selections(warehouse.info().export_day)
    assert [one for one in chosen if not is_of_groups(warehouse, question, one)] == []
    assert [one for one in chosen if is_of_groups(on_cases, question, one)] == []
    answers = [
        [one.export(question, filters, scope) for filters in chosen]
        for one in (warehouse, on_cases)
    ]
    for filters, of_groups, of_cases in zip(chosen, *answers, strict=True):
        assert of_groups.equals(of_cases, null_equal=True), filters
    assert any(any(told["outstanding_amount"]) for told in answers[1])


@pytest.mark.parametrize(
    "filters",
    [
        Filters(customer=("K1",)),
        Filters(search="a"),
        Filters(state=("running",)),
        Filters(placed_from=dt.date(2026, 1, 2)),
        Filters(placed_to=dt.date(2026, 1, 5)),
        Filters(as_of=dt.date(2026, 1, 5)),
    ],
    ids=str,
)
def test_what_groups_do_not_tell_is_asked_of_cases(october, filters):
    assert not is_of_groups(october[0], "overview/levels", filters)


@pytest.mark.parametrize("question", ["overview/headline", "cases/rows"])
def test_what_is_not_asked_of_the_ledger_alone_is_asked_of_cases(october, question):
    assert not is_of_groups(october[0], question, Filters())


def test_groups_sum_to_the_ledger_at_the_end_of_every_month(both):
    facts = both[0].store.current()
    sums = (
        "select shown_currency, last_day(moved_on), kind, sum(amount)"
        " from {} group by all order by all"
    )
    with duckdb.connect(facts, read_only=True) as connection:
        groups, ledger = (
            connection.execute(sums.format(table)).fetchall()
            for table in ("ledger_groups", "ledger")
        )
    assert groups == ledger
    assert ledger


@pytest.mark.parametrize("question", sorted(catalogue.questions()))
def test_disputed_cases_by_themselves_answer_alike(october, question):
    for filters in (
        Filters(reason=("PRICE", "UNKNOWN")),
        Filters(disputed=True, agency=("Fjord",)),
        Filters(dispute_open=True, currency="SEK"),
    ):
        ours, theirs = (one.export(question, filters, ALL) for one in october)
        assert ours.equals(theirs, null_equal=True), filters


@pytest.mark.parametrize("name", sorted(catalogue.choices()))
def test_choices_are_told_of_all_cases_beside_disputed_ones(october, name):
    warehouse, _on_cases = october
    chosen = Filters(reason=("PRICE",))
    assert warehouse.choices(name, chosen, ALL).equals(warehouse.choices(name, Filters(), ALL))


@pytest.mark.parametrize(
    ("filters", "is_lesser"),
    [
        (Filters(reason=("PRICE",)), True),
        (Filters(disputed=True), True),
        (Filters(dispute_open=True), True),
        (Filters(disputed=False), False),
        (Filters(department=("North",)), False),
    ],
    ids=str,
)
def test_only_disputed_cases_are_asked_of_by_themselves(october, filters, is_lesser):
    assert ("disputed_facts" in told(october[0], "overview/headline", filters)) == is_lesser


@pytest.mark.parametrize("export_day", EXPORT_DAYS, ids=str)
def test_turning_days_are_the_same_for_sums_and_for_selections(export_day):
    macro = (Path(catalogue.__file__).parents[1] / "queries/derive/turning_day.sql").read_text()
    days = [dt.date(2023, 12, 1) + dt.timedelta(days=number) for number in range(1500)]
    with duckdb.connect() as connection:
        connection.execute(macro)
        ends = connection.execute(
            "select turning_day(day, $1) from (select unnest($2::date[]) as day) order by day",
            [export_day, days],
        ).fetchall()
    for day, (end,) in zip(days, ends, strict=True):
        assert (end == day) == is_turning_day(day, export_day)
        following = (day + dt.timedelta(days=number) for number in range(31))
        assert end == next(one for one in following if is_turning_day(one, export_day))
        assert (day.year, day.month) == (end.year, end.month)
