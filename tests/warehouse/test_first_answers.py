"""What all see first is kept beside the facts, for a server that starts anew."""

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dashboard.filters import Filters, Scope
from dashboard.settings import Settings
from dashboard.warehouse import first_answers as module
from dashboard.warehouse.engine import Engine
from dashboard.warehouse.first_answers import FirstAnswers
from dashboard.warehouse.slices import Slice
from dashboard.warehouse.warehouse import Warehouse

ALL = Scope(everything=True)
NORTH = Scope(departments=("North",))
CASES = """
    case_id | department | currency | principal | placed_on
    A       | North      | NOK      |    100.00 | 2026-01-05
    B       | South      | NOK      |    200.00 | 2026-02-05
    C       | South      | SEK      |    300.00 | 2026-03-05
"""
FIRST = [
    Filters(),
    Filters(currency="SEK"),
    Filters(placed_from=dt.date(2026, 1, 1), placed_to=dt.date(2026, 1, 31)),
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return which questions an engine is asked from now on."""
    names: list[str] = []
    opened = Warehouse._newest

    def listening(warehouse: Warehouse) -> Any:
        current = opened(warehouse)
        engine = current.engine
        if not isinstance(engine, _Listening):
            object.__setattr__(current, "engine", _Listening(engine, names))
        return current

    monkeypatch.setattr(Warehouse, "_newest", listening)
    return names


class _Listening:
    def __init__(self, engine: Engine, names: list[str]) -> None:
        self._engine = engine
        self._names = names

    def select(self, name: str, *words: Any, **more: Any) -> pl.DataFrame:
        self._names.append(name)
        return self._engine.select(name, *words, **more)


def started_anew(warehouse: Warehouse) -> Warehouse:
    return Warehouse(warehouse.store.folder, Settings())


@pytest.mark.parametrize("filters", FIRST, ids=str)
def test_a_server_that_starts_anew_asks_nothing_that_all_see_first(warehouse_of, asked, filters):
    warehouse = warehouse_of(CASES)
    told = warehouse.ask("overview/headline", filters, ALL)
    rows = warehouse.ask("cases/rows", filters, ALL, Slice(limit=2))
    warehouse.keep_first()
    asked.clear()
    anew = started_anew(warehouse)
    assert anew.ask("overview/headline", filters, ALL).equals(told, null_equal=True)
    again = anew.ask("cases/rows", filters, ALL, Slice(limit=2))
    assert again.equals(rows, null_equal=True)
    assert again.schema == rows.schema
    assert asked == []


def test_another_scope_or_part_or_selection_is_asked_for(warehouse_of, asked):
    warehouse = warehouse_of(CASES)
    warehouse.ask("overview/headline", Filters(), ALL)
    warehouse.ask("overview/headline", Filters(department=("North",)), ALL)
    warehouse.keep_first()
    asked.clear()
    anew = started_anew(warehouse)
    north = anew.ask("overview/headline", Filters(), NORTH)
    assert north["case_count"].to_list() == [1]
    anew.ask("overview/headline", Filters(), ALL, Slice(columns=("case_count",)))
    anew.ask("overview/headline", Filters(department=("North",)), ALL)
    assert asked.count("overview/headline") == 4  # one of them tells the columns there are


def test_another_version_is_asked_anew(warehouse_of, asked):
    warehouse = warehouse_of(CASES)
    warehouse.ask("overview/headline", Filters(), ALL)
    warehouse.keep_first()
    warehouse.store.refresh()
    asked.clear()
    started_anew(warehouse).ask("overview/headline", Filters(), ALL)
    assert asked == ["overview/headline"]


def test_other_owners_or_other_views_are_asked_anew(warehouse_of, asked, monkeypatch):
    warehouse = warehouse_of(CASES)
    warehouse.ask("overview/headline", Filters(), ALL)
    warehouse.keep_first()
    asked.clear()
    with monkeypatch.context() as changed:
        changed.setattr(module, "asked_with", lambda: "other views")
        started_anew(warehouse).ask("overview/headline", Filters(), ALL)
    assert asked == ["overview/headline"]
    warehouse.notes.set_owners({"PRICE": "Sales"})
    started_anew(warehouse).ask("overview/headline", Filters(), ALL)
    assert asked == ["overview/headline"] * 2


def test_what_is_kept_later_of_a_version_joins_what_was_kept(tmp_path: Path):
    for name in ("one", "two"):
        FirstAnswers(tmp_path).keep("1", [(name, pl.DataFrame({"told": [name]}))])
    kept = FirstAnswers(tmp_path)
    kept.open("1")
    assert [kept.get(name)["told"][0] for name in ("one", "two")] == ["one", "two"]
    kept.keep("2", [("one", pl.DataFrame({"told": ["new"]}))])
    with zipfile.ZipFile(tmp_path / "first_answers.zip") as file:
        assert len(file.namelist()) == 1


@pytest.mark.parametrize("damage", [b"", b"PK\x05\x06", b"no archive at all"])
def test_a_damaged_file_is_as_good_as_none(warehouse_of, damage):
    warehouse = warehouse_of(CASES)
    (warehouse.store.folder / "first_answers.zip").write_bytes(damage)
    assert warehouse.ask("overview/headline", Filters(), ALL)["case_count"].to_list() == [2]


def test_a_damaged_answer_is_asked_anew(tmp_path: Path):
    kept = FirstAnswers(tmp_path)
    kept.keep("1", [("one", pl.DataFrame({"told": ["one"]}))])
    kept._told = dict.fromkeys(kept._told, b"no frame")
    assert kept.get("one") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path):
    missing = tmp_path / "missing"
    FirstAnswers(missing).keep("1", [("one", pl.DataFrame({"told": ["one"]}))])
    assert not missing.exists()
