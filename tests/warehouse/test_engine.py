"""Whatever is wrong with a file of the store, a question says so instead of breaking."""

import subprocess
import sys

import pytest

from dashboard.errors import NotesUnreadable, QuestionTooLarge, StoreUnreadable
from dashboard.settings import Settings
from dashboard.warehouse.embedded import EmbeddedEngine
from dashboard.warehouse.notes import Notes
from dashboard.warehouse.warehouse import Warehouse
from tests.warehouse.versions import add_cases


@pytest.mark.parametrize("kept", [0, 100, 5_000, 20_000])
def test_a_truncated_facts_file_says_so(store, kept):
    add_cases(store, "A1")
    facts = store.current()
    facts.write_bytes(facts.read_bytes()[:kept])
    with pytest.raises(StoreUnreadable, match="cannot be read"):
        Warehouse(store.folder, Settings()).info()


def test_a_facts_file_that_is_none_says_so(store):
    add_cases(store, "A1")
    store.current().write_bytes(b"no database at all" * 1_000)
    with pytest.raises(StoreUnreadable, match="cannot be read"):
        Warehouse(store.folder, Settings()).info()


def test_a_question_that_needs_too_much_memory_says_so(store):
    add_cases(store, "A1")
    engine = EmbeddedEngine(store.current(), {}, Settings(memory_limit="50MB"))
    hungry = "select list(range) as numbers from range(30_000_000)"
    with pytest.raises(QuestionTooLarge, match="hungry needs more memory than 50MB"):
        engine.select("hungry", hungry, {})


def test_a_store_made_anew_under_an_open_warehouse_is_noticed(store):
    warehouse = Warehouse(store.folder, Settings())
    add_cases(store, "A1")
    before = warehouse.info()
    for path in store.folder.iterdir():
        path.unlink()
    add_cases(store, "B1", "B2")
    after = warehouse.info()
    assert (before.rows["cases"], after.rows["cases"]) == (1, 2)
    assert before.version != after.version


def test_notes_that_are_junk_say_so(tmp_path):
    (tmp_path / "notes.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(NotesUnreadable, match=r"notes\.sqlite"):
        Notes(tmp_path).owners()
    with pytest.raises(NotesUnreadable, match="Nothing was changed"):
        Notes(tmp_path).set_owners({"PRICE": "billing"})


def test_notes_are_only_read_where_nothing_is_written(tmp_path):
    notes = Notes(tmp_path)
    assert notes.owners()["PRICE"] == "sales"
    assert list(tmp_path.iterdir()) == []
    path = tmp_path / "notes.sqlite"
    path.touch()
    assert notes.owners()["PRICE"] == "sales"
    assert path.stat().st_size == 0
    notes.set_owners({"PRICE": "billing"})
    assert notes.owners()["PRICE"] == "billing"


def test_a_command_that_asks_nothing_waits_for_no_library_that_reads_sql():
    told = (
        "import sys, dashboard.cli, dashboard.warehouse.warehouse;"
        "print(sorted({'sqlglot', 'pyspark', 'clickhouse_connect'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
