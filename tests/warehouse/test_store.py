"""The store: a load adds a version or changes nothing, whatever happens to it."""

import os
import threading
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from dashboard import codes
from dashboard.errors import LoadStopped, NoStore, StoreBusy, StoreUnreadable, StoreUnwritable
from dashboard.settings import settings
from dashboard.sqlfile import SqlFile, in_order
from dashboard.warehouse import store as storing
from dashboard.warehouse.store import Store
from tests.warehouse.versions import add_cases, as_an_older_release, case_ids


def test_a_store_without_a_load_has_no_current_version(store):
    assert store.current() is None
    assert not store.is_stale()
    with pytest.raises(NoStore):
        store.refresh()


def test_each_load_is_a_file_of_its_own_and_takes_over_what_was_there(store):
    add_cases(store, "A1", "A2")
    first = store.current()
    add_cases(store, "A3")
    assert case_ids(store) == ["A1", "A2", "A3"]
    assert first is not None
    assert first.name == "facts_000001.duckdb"
    assert first.is_file()
    assert store.pointer.read_text() == "facts_000002.duckdb\n"


def test_only_the_newest_versions_are_kept(store):
    for number in range(settings().kept_versions + 2):
        add_cases(store, f"A{number}")
    kept = sorted(path.name for path in store.folder.glob("facts_*"))
    newest = settings().kept_versions + 2
    assert kept == [f"facts_{number:06d}.duckdb" for number in range(3, newest + 1)]


def test_a_load_is_undone_by_moving_the_pointer_and_its_number_is_not_given_again(store):
    add_cases(store, "A1")
    add_cases(store, "A2")
    store.pointer.write_text("facts_000001.duckdb\n")
    assert case_ids(store) == ["A1"]
    add_cases(store, "A3")
    assert case_ids(store) == ["A1", "A3"]
    assert store.pointer.read_text() == "facts_000003.duckdb\n"


@pytest.mark.parametrize(
    ("pointer", "reason"),
    [
        (b"facts_000009.duckdb\n", "its file facts_000009.duckdb is missing"),
        (b"../elsewhere.duckdb", "names no version"),
        (b"", "names no version"),
        (b"\xff\xfe\x00", "cannot be read"),
    ],
)
def test_a_pointer_that_is_junk_says_so(store, pointer, reason):
    add_cases(store, "A1")
    store.pointer.write_bytes(pointer)
    with pytest.raises(StoreUnreadable, match=reason):
        store.current()


def test_a_damaged_version_stops_a_load_and_stays_as_it_is(store):
    add_cases(store, "A1")
    current = store.current()
    assert current is not None
    current.write_bytes(b"no database at all" * 1_000)
    with pytest.raises(StoreUnreadable):
        add_cases(store, "A2")
    assert store.current() == current


def test_a_load_that_goes_wrong_leaves_nothing_behind(store):
    add_cases(store, "A1")
    with pytest.raises(ZeroDivisionError), store.draft():
        _ = 1 / 0
    assert case_ids(store) == ["A1"]
    assert {path.name for path in store.folder.iterdir()} == {
        "current",
        "facts_000001.duckdb",
        "lock",
    }


def test_an_abandoned_draft_is_not_published(store):
    add_cases(store, "A1")
    with store.draft() as draft:
        draft.abandon()
    assert store.pointer.read_text() == "facts_000001.duckdb\n"


def test_what_a_killed_load_left_is_swept(store):
    store.folder.mkdir()
    (store.folder / "making_000001.duckdb").write_bytes(b"half")
    (store.folder / "making_000001.duckdb.tmp").mkdir()
    add_cases(store, "A1")
    assert list(store.folder.glob("making_*")) == []


def test_a_reader_keeps_its_version_while_the_next_is_made(store):
    add_cases(store, "A1")
    with duckdb.connect(store.current(), read_only=True) as reader:
        add_cases(store, "A2")
        assert reader.execute("select count(*) from cases").fetchall() == [(1,)]
        assert not store.is_stale()
    assert case_ids(store) == ["A1", "A2"]


def test_a_second_load_waits_and_says_so(store):
    add_cases(store, "A1")
    told: list[str] = []
    lock = FileLock(store.folder / "lock", thread_local=False)
    lock.acquire()
    threading.Timer(0.3, lock.release).start()
    with store.draft(told.append) as draft:
        draft.abandon()
    assert told == [f"Waiting for another load into {store.folder} to finish …"]


def test_a_load_that_waits_too_long_gives_up(store):
    add_cases(store, "A1")
    with (
        FileLock(store.folder / "lock"),
        pytest.raises(StoreBusy, match=r"for 0\.1 seconds"),
        store.draft(wait_seconds=0.1),
    ):
        raise AssertionError


def test_a_folder_that_cannot_be_written_says_so(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(StoreUnwritable, match="cannot be written"):
        add_cases(Store(blocked / "store"), "A1")


def test_a_store_derived_by_other_sql_is_stale_until_refreshed(store):
    add_cases(store, "A1")
    current = store.current()
    assert not store.is_stale()
    with duckdb.connect(current) as connection:
        connection.execute("update made_with set fingerprint = 'of an older release'")
    assert store.is_stale()
    store.refresh()
    assert not store.is_stale()
    assert case_ids(store) == ["A1"]
    assert store.current() != current


def test_a_version_of_an_older_release_may_lack_columns_and_tables(store):
    add_cases(store, "A1")
    with duckdb.connect(store.current()) as connection:
        as_an_older_release(connection)
        connection.execute("alter table cases drop column comment")
        connection.execute("drop table rates")
        connection.execute("drop table made_with")
    assert store.is_stale()
    store.refresh()
    assert case_ids(store) == ["A1"]


def test_the_lists_of_codes_are_there_to_be_joined(store):
    add_cases(store, "A1")
    with duckdb.connect(store.current(), read_only=True) as connection:
        assert connection.execute(
            "select owner from reasons where dispute_reason = 'PRICE'"
        ).fetchall() == [("sales",)]
        assert connection.execute(
            "select count(*) from close_reasons where is_self_inflicted"
        ).fetchall() == [(7,)]


def sql(name: str, after: str = "") -> SqlFile:
    return SqlFile(name, {"after": after} if after else {}, "", "", Path(name))


def test_derived_tables_come_after_those_they_stand_on():
    files = [sql("ledger", "facts, payments"), sql("facts", "filled"), sql("filled")]
    files.append(sql("payments", "facts"))
    names = [file.name for file in in_order(files)]
    assert names == ["filled", "facts", "payments", "ledger"]


def test_a_version_is_published_where_folders_and_read_only_files_cannot_be_synced(
    store, monkeypatch
):
    fcntl = pytest.importorskip("fcntl")
    sync = os.fsync

    def sync_as_windows_does(handle: int) -> None:
        if fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
            raise OSError(9, "Bad file descriptor")
        sync(handle)

    monkeypatch.setattr(os, "fsync", sync_as_windows_does)
    monkeypatch.setattr(storing, "_SYNCS_FOLDERS", False)
    add_cases(store, "A1")
    assert case_ids(store) == ["A1"]


def test_what_cannot_be_counted_with_changes_nothing_and_is_told(store):
    add_cases(store, "A1")
    with pytest.raises(LoadStopped, match="is as it was before"), store.draft() as draft:
        draft._connection.execute("select cast(1e30 as decimal(18, 2))")
    assert case_ids(store) == ["A1"]


def test_other_codes_of_self_inflicted_closures_make_a_store_stale(store, monkeypatch):
    add_cases(store, "A1")
    monkeypatch.setattr(codes, "SELF_INFLICTED", frozenset({"withdrawn"}))
    assert store.is_stale()


def test_a_stale_store_is_freshened_once_and_says_so(store, monkeypatch):
    add_cases(store, "A1")
    monkeypatch.setattr(codes, "SELF_INFLICTED", frozenset({"withdrawn"}))
    told: list[str] = []
    store.freshen(told.append)
    store.freshen(told.append)
    assert told == ["Deriving the figures anew for this version of Standout …"]
