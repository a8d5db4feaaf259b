"""`standout load --watch`: a real folder, a real store, and a process that is told to stop."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.intake.reception import Wishes
from dashboard.intake.watch import Arrivals, Watch
from dashboard.loading import watching
from dashboard.loading.watching import JOURNAL, attempts, journal

CASES = "case_id,principal,outstanding,state,placed_on\nA1,1234.50,1000.00,running,2026-09-30\n"
PAYMENTS = "case_id,paid_on,amount\nA1,2026-10-01,234.50\n"
OPEN = "case_id,principal,outstanding,state,due_date\nA7,10.50,5.00,running,03/04/2026\n"


@pytest.fixture
def look(store, tmp_path):
    """Return a function that looks twice at the folder `in` and returns the journal's lines."""
    folder = tmp_path / "in"
    folder.mkdir()
    tell = journal(store)
    watch = Watch(Arrivals(folder), attempts(store, Wishes(), tell), tell)

    def look_twice() -> list[str]:
        for _each in range(2):
            watch.look()
        text = (store.folder / JOURNAL).read_text(encoding="utf-8")
        return [line.split("  ", 1)[1] for line in text.splitlines()]

    return look_twice


def test_what_arrives_is_loaded_and_told(write, look, ask):
    write("in/cases.csv", CASES)
    write("in/payments.csv", PAYMENTS)
    assert look() == [
        "cases.csv: rows stored 1, in quarantine 0, questions open 0",
        "payments.csv: rows stored 1, in quarantine 0, questions open 0",
    ]
    assert ask("select count(*) from loads") == [(1,)]
    assert ask("select count(*) from payments") == [(1,)]


def test_a_bad_file_keeps_no_other_out(write, look, ask):
    write("in/bad.csv", "x,y\n1,2\n")
    write("in/broken.xlsx", "no workbook")
    write("in/cases.csv", CASES)
    bad, broken, cases = look()
    assert bad.startswith("bad.csv: not loaded. ")
    assert broken.startswith("broken.xlsx: not loaded. ")
    assert cases.startswith("cases.csv: rows stored 1")
    assert ask("select case_id from cases") == [("A1",)]


def test_payments_wait_for_their_cases(write, look, ask):
    write("in/payments.csv", PAYMENTS)
    (waits,) = look()
    assert waits.startswith(
        "payments.csv: not loaded. payments.csv: none of the 1 rows could be stored"
    )
    write("in/cases.csv", CASES)
    assert look()[1:] == [
        "cases.csv: rows stored 1, in quarantine 0, questions open 0",
        "payments.csv: rows stored 1, in quarantine 0, questions open 0",
    ]
    assert ask("select count(*) from payments") == [(1,)]


def test_a_question_that_is_open_is_told_with_its_answers(write, look, store):
    write("in/cases.csv", OPEN)
    first, question, *answers = look()
    assert first.startswith("cases.csv: not loaded. ")
    assert question.startswith("cases.csv: due_date can be read in two ways")
    assert answers[0].startswith("cases.csv: --answer cases.forms.due_date=dmy")
    assert store.current() is None


def test_a_file_is_loaded_once_across_restarts(write, look, store, tmp_path):
    write("in/cases.csv", CASES)
    look()
    before = store.current()
    told: list[str] = []
    anew = Watch(Arrivals(tmp_path / "in"), attempts(store, Wishes(), told.append), told.append)
    anew.look()
    anew.look()
    assert told == ["cases.csv: loaded before; nothing was changed"]
    assert store.current() == before


def test_a_fault_of_ours_ends_neither_the_watch_nor_the_other_files(write, look, monkeypatch):
    real = watching.load

    def faulty(paths, *others):
        if any(path.name == "odd.csv" for path in paths):
            raise ZeroDivisionError("division by zero")
        return real(paths, *others)

    monkeypatch.setattr(watching, "load", faulty)
    write("in/odd.csv", CASES)
    write("in/other.csv", CASES.replace("A1", "A2"))
    assert look() == [
        "odd.csv: not loaded. ZeroDivisionError: division by zero",
        "other.csv: rows stored 1, in quarantine 0, questions open 0",
    ]


def test_a_folder_that_is_none_is_told(run, tmp_path, store):
    done = run("load", "--watch", tmp_path / "none")
    assert done.exit_code == 1
    assert "is no folder" in done.stderr
    assert not store.folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="a signal ends a process there without asking it")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_watch_that_is_told_to_stop_ends_well(write, store, tmp_path, ending):
    write("in/cases.csv", CASES)
    words = ["load", "--watch", tmp_path / "in", "--every", "0.1", "--store", store.folder]
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard.cli", *map(str, words)],
        env={**os.environ, "LC_ALL": "C"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            _wait_for(store.folder / JOURNAL, "cases.csv: rows stored 1")
            write("in/payments.csv", PAYMENTS)
            _wait_for(store.folder / JOURNAL, "payments.csv: rows stored 1")
            process.send_signal(ending)
            told, wrong = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, wrong) == (0, "")
    first, *_events, last = told.splitlines()
    assert "Watching" in first
    assert "No longer watching" in last
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d  ", first)
    assert told == (store.folder / JOURNAL).read_text(encoding="utf-8")


def _wait_for(path: Path, text: str) -> None:
    deadline = time.monotonic() + 60
    while not (path.exists() and text in path.read_text(encoding="utf-8")):
        assert time.monotonic() < deadline, f"{path} never told {text!r}"
        time.sleep(0.1)
