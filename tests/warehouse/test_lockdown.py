"""A question can read what its reader may see, and do nothing else."""

import datetime as dt
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import duckdb
import polars as pl
import pytest

from dashboard.errors import NoStore, NotAQuestion, QuestionTooSlow, StandoutError
from dashboard.filters import Filters, Scope
from dashboard.model import CASES
from dashboard.settings import Settings
from dashboard.warehouse.embedded import EmbeddedEngine
from dashboard.warehouse.warehouse import Warehouse
from tests.conftest import ALL
from tests.drawn import frame, make_store, rows, with_defaults

NOW = dt.date(2026, 10, 31)
DRAWN = """
    case_id | department | principal
    A1      | North      |    100.00
    A2      | North      |    200.00
    A3      | South      |    400.00
"""
NORTH = Scope(departments=("North",))
SLOW = "select count(*) as row_count from range(1000000000) as a, range(1000) as b"


@pytest.fixture
def warehouse(warehouse_of) -> Warehouse:
    return warehouse_of(DRAWN)


@pytest.fixture(scope="module")
def engine(tmp_path_factory) -> EmbeddedEngine:
    tables = {"cases": with_defaults(rows(DRAWN, CASES))}
    facts = make_store(tmp_path_factory.mktemp("store"), tables).current()
    assert facts
    return EmbeddedEngine(facts, {}, Settings())


def placed(warehouse: Warehouse, scope: Scope, filters: Filters | None = None) -> object:
    return warehouse.ask("overview/headline", filters or Filters(), scope)["placed_amount"][0]


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from read_parquet('anything.parquet')",
        "select * from glob('/*')",
        "select * from duckdb_secrets()",
        "select * from sniff_csv('/etc/passwd')",
    ],
)
def test_a_question_cannot_read_files_or_secrets(engine, statement):
    with pytest.raises(duckdb.Error, match=r"(?i)disabled|permission|not exist"):
        engine.select("files", statement, {})


@pytest.mark.parametrize(
    "statement",
    [
        "copy (select 1) to '/tmp/standout_copied.csv'",
        "attach '/tmp/standout_attached.duckdb' as other",
        "detach facts",
        "set threads = 8",
        "set variable scope_all = true",
        "reset threads",
        "install httpfs",
        "load httpfs",
        "create table copied as select 1 as a",
        "create temp table copied as select 1 as a",
        "create or replace view visible_cases as from case_facts",
        "drop view selected_cases",
        "insert into owners values ('PRICE', 'sales')",
        "update owners set owner = 'sales'",
        "delete from owners",
        "pragma database_list",
        "call pragma_database_list()",
        "checkpoint",
        "explain select 1",
        "begin transaction",
        "export database '/tmp/standout_exported'",
        "select 1; select 2",
        "select 1; drop view selected_cases",
        "",
    ],
)
def test_only_one_select_is_ever_run(engine, statement):
    with pytest.raises(NotAQuestion):
        engine.select("other", statement, {})


@pytest.mark.parametrize(
    "statement",
    [
        "create table copied as select 1 as a",
        "create or replace view visible_cases as from case_facts",
        "insert into owners values ('PRICE', 'sales')",
        "insert into facts.cases (case_id) values ('X')",
        "delete from facts.cases",
        "drop table facts.cases",
        "copy (select 1) to '/tmp/standout_copied.csv'",
        "attach '/tmp/standout_attached.duckdb' as other",
        "set enable_external_access = true",
        "set memory_limit = '100GB'",
        "set lock_configuration = false",
        "install httpfs",
        "load httpfs",
    ],
)
def test_the_connection_itself_refuses_to_write_and_to_be_reconfigured(engine, statement):
    with pytest.raises(duckdb.Error), engine._cursor("raw") as cursor:
        cursor.execute(statement)
    assert not Path("/tmp/standout_copied.csv").exists()
    assert not Path("/tmp/standout_attached.duckdb").exists()


def test_variables_of_python_are_no_tables(engine):
    secret = pl.DataFrame({"a": [1]})
    assert secret.height == 1
    with pytest.raises(duckdb.CatalogException, match="secret"):
        engine.select("replacement", "select * from secret", {})


def test_values_are_bound_and_never_become_sql(warehouse):
    hostile = Filters(department=("North'; drop view selected_cases; --",))
    assert placed(warehouse, ALL, hostile) is None
    assert placed(warehouse, ALL) == 100 + 200 + 400


def test_without_a_scope_there_are_no_rows(warehouse, engine):
    assert placed(warehouse, Scope()) is None
    asked = engine.select("raw", "select count(*) as row_count from selected_cases", {})
    assert asked["row_count"][0] == 0


def test_a_scope_shows_its_departments_and_no_filter_widens_it(warehouse):
    assert placed(warehouse, NORTH) == 100 + 200
    assert placed(warehouse, NORTH, Filters(department=("South",))) is None
    assert warehouse.choices("department", Filters(), NORTH)["value"].to_list() == ["North"]


def test_quarantined_rows_are_shown_only_to_those_who_see_everything(tmp_path):
    store = make_store(tmp_path, {"cases": with_defaults(rows(DRAWN, CASES))})
    with store.draft() as draft:
        draft.merge()
        draft.quarantine(_one_quarantined())
        draft.record()
        draft.derive()
    warehouse = Warehouse(tmp_path, Settings())
    assert warehouse.ask("data/quarantine", Filters(), ALL).height == 1
    assert warehouse.ask("data/quarantine", Filters(), NORTH).height == 0


def _one_quarantined():
    return pl.DataFrame(
        {
            "source_file": ["a.csv"],
            "row_number": [2],
            "column_name": ["principal"],
            "value": ["x"],
            "reason": ["no number"],
            "cells": ["{}"],
        }
    )


def test_the_scope_is_part_of_what_an_answer_is_remembered_by(warehouse):
    assert placed(warehouse, ALL) == 100 + 200 + 400
    assert placed(warehouse, NORTH) == 100 + 200
    assert placed(warehouse, ALL) == 100 + 200 + 400


def test_an_answer_is_remembered(warehouse):
    first = warehouse.ask("overview/headline", Filters(), ALL)
    assert warehouse.ask("overview/headline", Filters(), ALL) is first
    assert warehouse.ask("overview/headline", Filters(open=True), ALL) is not first


def test_questions_asked_at_once_never_see_each_others_selection(warehouse_of):
    warehouse = warehouse_of(DRAWN)
    expected = {"North": 100 + 200, "South": 400}

    def ask(number: int) -> bool:
        name = ("North", "South")[number % 2]
        # A different day each time, so that nothing is answered from memory.
        day = NOW + dt.timedelta(number)
        filters = Filters(department=(name,), as_of=day)
        return placed(warehouse, ALL, filters) == expected[name]

    with ThreadPoolExecutor(max_workers=8) as pool:
        assert all(pool.map(ask, range(120)))


def test_a_new_load_is_noticed(warehouse):
    assert placed(warehouse, ALL) == 100 + 200 + 400
    before = warehouse.info().version
    added = with_defaults(rows("case_id | principal\nA4 | 800.00", CASES))
    with warehouse.store.draft() as draft:
        draft.stage("cases", frame(CASES, added))
        draft.merge()
        draft.record()
        draft.derive()
    assert placed(warehouse, ALL) == 100 + 200 + 400 + 800
    assert warehouse.info().version != before


def test_a_changed_owner_of_a_reason_is_noticed(warehouse_of):
    warehouse = warehouse_of("""
        is_disputed | dispute_reason
        yes         | PRICE
    """)
    assert warehouse.ask("disputes/owners", Filters(), ALL)["owner"].to_list() == ["sales"]
    warehouse.notes.set_owners({"PRICE": "billing"})
    assert warehouse.ask("disputes/owners", Filters(), ALL)["owner"].to_list() == ["billing"]


def test_a_slow_question_is_stopped_and_the_next_one_answered(warehouse):
    facts = warehouse.store.current()
    assert facts
    engine = EmbeddedEngine(facts, {}, Settings(answer_seconds=0.3))
    with pytest.raises(QuestionTooSlow, match=r"slow took longer than 0.3 seconds"):
        engine.select("slow", SLOW, {})
    assert engine.select("quick", "select 1 as one", {})["one"][0] == 1


def test_questions_wait_for_their_turn_when_too_many_come_at_once(warehouse, monkeypatch):
    facts = warehouse.store.current()
    assert facts
    engine = EmbeddedEngine(facts, {}, Settings(threads=1))
    running, most = set(), []

    class Counted:
        def __init__(self):
            self._cursor = connection.cursor()
            running.add(self)
            most.append(len(running))

        def execute(self, *words):
            time.sleep(0.01)
            return self._cursor.execute(*words)

        def interrupt(self):
            raise AssertionError

        def close(self):
            running.discard(self)
            self._cursor.close()

    connection = engine._connection
    monkeypatch.setattr(engine, "_connection", SimpleNamespace(cursor=Counted))
    with ThreadPoolExecutor(12) as readers:
        asked = [readers.submit(engine.select, "one", "select 1 as one", {}) for _ in range(12)]
    assert [one.result()["one"][0] for one in asked] == [1] * 12
    assert max(most) == 2


def test_who_waits_too_long_for_a_turn_is_told_so(warehouse):
    facts = warehouse.store.current()
    assert facts
    engine = EmbeddedEngine(facts, {}, Settings(threads=1, answer_seconds=0.2))
    for _turn in range(2):
        assert engine._turns.acquire(timeout=1)
    with pytest.raises(QuestionTooSlow, match="waiting"):
        engine.select("waiting", "select 1 as one", {})
    engine._turns.release()
    assert engine.select("served", "select 1 as one", {})["one"][0] == 1


def test_a_slow_question_is_stopped_without_stopping_another(warehouse):
    facts = warehouse.store.current()
    assert facts
    engine = EmbeddedEngine(facts, {}, Settings(answer_seconds=1.0))
    stopped = threading.Event()

    def run_slow() -> None:
        with pytest.raises(QuestionTooSlow):
            engine.select("slow", SLOW, {})
        stopped.set()

    thread = threading.Thread(target=run_slow)
    thread.start()
    while not stopped.is_set():
        assert engine.select("quick", "select 1 as one", {})["one"][0] == 1
    thread.join()


def test_a_folder_without_a_load_says_so(tmp_path):
    with pytest.raises(NoStore, match="standout load FILE"):
        Warehouse(tmp_path, Settings()).ask("overview/headline", Filters(), ALL)


def test_a_question_that_does_not_exist_says_which_do(warehouse):
    with pytest.raises(StandoutError, match="overview/headline"):
        warehouse.ask("overview/nothing", Filters(), ALL)
