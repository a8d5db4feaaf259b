"""What readers write: mappings are remembered per kind of file, and an old file of notes works."""

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from dashboard.errors import NotesUnreadable
from dashboard.warehouse.notes import Notes, Remark


def test_a_mapping_is_remembered_until_it_is_forgotten(tmp_path: Path):
    notes = Notes(tmp_path)
    notes.remember("one", "saker.csv", 'a = "b"')
    notes.remember("two", "cases.csv", "")
    assert notes.remembered("one") == 'a = "b"'
    assert notes.remembered("three") is None
    assert {one.file_name for one in notes.all_remembered()} == {"saker.csv", "cases.csv"}
    notes.forget("one")
    assert notes.remembered("one") is None
    assert [one.signature for one in notes.all_remembered()] == ["two"]


def test_the_newest_mapping_of_a_kind_of_file_holds(tmp_path: Path):
    notes = Notes(tmp_path)
    notes.remember("one", "may.csv", "may")
    notes.remember("one", "june.csv", "june")
    (kept,) = notes.all_remembered()
    assert (kept.file_name, kept.toml) == ("june.csv", "june")
    assert kept.made_at.utcoffset() is not None


def test_nothing_is_remembered_where_nothing_was_written(tmp_path: Path):
    assert Notes(tmp_path).remembered("one") is None
    assert Notes(tmp_path).all_remembered() == ()
    assert not list(tmp_path.iterdir())


def test_notes_of_an_earlier_release_are_read_and_written(tmp_path: Path):
    with sqlite3.connect(tmp_path / "notes.sqlite") as connection:
        connection.execute("create table owners (dispute_reason text primary key, owner text)")
        connection.execute("insert into owners values ('PRICE', 'billing')")
    connection.close()
    notes = Notes(tmp_path)
    assert notes.remembered("one") is None
    notes.remember("one", "saker.csv", "x")
    assert notes.remembered("one") == "x"
    assert notes.owners()["PRICE"] == "billing"


def test_remarks_of_an_earlier_release_are_read_and_those_of_today_keep_since_when(tmp_path: Path):
    with sqlite3.connect(tmp_path / "notes.sqlite") as connection:
        connection.execute(
            "create table remarks (kind text not null, measure text not null,"
            " segment text not null, place text not null, day text not null, who text not null,"
            " words text not null, made_at text not null,"
            " primary key (kind, measure, segment, place))"
        )
        connection.execute(
            "insert into remarks values ('acted', 'dispute_rate', '[[\"department\", \"North\"]]',"
            " '', '2026-08-01', 'Kari', 'New carrier', '2026-08-02T10:00:00')"
        )
    connection.close()
    notes = Notes(tmp_path)
    (old,) = notes.remarks()
    assert (old.segment, old.who, old.since) == ((("department", "North"),), "Kari", None)
    made_at = dt.datetime(2026, 8, 3, 10)
    new = Remark("acted", "dispute_rate", (("department", "South"),), "", old.day, "", "Rerouted",
                 made_at, dt.date(2026, 2, 1))  # fmt: skip
    notes.add_remark(new)
    notes.add_remark(old)
    assert notes.remarks() == (new, old)


def test_notes_that_are_none_say_what_to_do(tmp_path: Path):
    (tmp_path / "notes.sqlite").write_bytes(b"no database at all, and longer than its header" * 9)
    with pytest.raises(NotesUnreadable, match="Restore the file"):
        Notes(tmp_path).remembered("one")
    with pytest.raises(NotesUnreadable, match="Restore the file"):
        Notes(tmp_path).forget("one")


def test_what_a_load_remembered_is_taken_back_with_it(tmp_path: Path):
    notes = Notes(tmp_path)
    notes.take_back(1)
    notes.remember("old", "may.csv", "may", load_id=1)
    for mapping in ("june", "june again"):
        notes.remember("old", "june.csv", mapping, load_id=2)
    notes.remember("new", "june.csv", "june", load_id=2)
    notes.take_back(2)
    assert [(one.file_name, one.toml) for one in notes.all_remembered()] == [("may.csv", "may")]
    notes.take_back(1)
    assert notes.all_remembered() == ()


def test_what_was_said_since_a_load_stays_when_it_is_taken_back(tmp_path: Path):
    notes = Notes(tmp_path)
    notes.remember("changed", "may.csv", "may", load_id=1)
    notes.remember("forgotten", "may.csv", "may", load_id=1)
    notes.remember("changed", "may.csv", "put right")
    notes.forget("forgotten")
    notes.take_back(1)
    assert [(one.signature, one.toml) for one in notes.all_remembered()] == [
        ("changed", "put right")
    ]


def test_owners_changed_by_another_process_are_seen_at_once(tmp_path: Path) -> None:
    mine, others = Notes(tmp_path), Notes(tmp_path)
    assert mine.owners()["PRICE"] != "legal"
    for owner in ("legal", "sales", "legal"):
        others.set_owners({"PRICE": owner})
        assert mine.owners()["PRICE"] == owner
