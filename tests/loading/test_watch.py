"""The watched folder, look by look: what is whole is loaded once, and nothing stops the watch."""

import datetime as dt
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dashboard.intake import watch
from dashboard.intake.watch import Arrivals, Attempt, Blame, Part, Watch

Loads = Callable[[Sequence[Path]], Attempt]


class Drawn:
    """A folder that is watched; `loaded` holds the names of each attempt, `told` each line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.loaded: list[list[str]] = []
        self.told: list[str] = []
        self.comes_of: dict[str, Attempt] = {}
        self.watch = Watch(Arrivals(folder), self.attempt, self.told.append)

    def attempt(self, paths: Sequence[Path]) -> Attempt:
        """Answer as is drawn for the files' names; by default each has one row to store."""
        names = [path.name for path in paths]
        self.loaded.append(names)
        usual = Attempt(parts=tuple(Part(path, path.name, 1, 0) for path in paths))
        return self.comes_of.get(" ".join(names), usual)

    def put(self, name: str, content: str = "a;b\n1;2\n") -> Path:
        path = self.folder / name
        path.write_text(content)
        return path

    def look(self, times: int = 1) -> list[list[str]]:
        """Look; return what was tried to be loaded."""
        self.loaded.clear()
        for _each in range(times):
            self.watch.look()
        return list(self.loaded)


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    return Drawn(tmp_path)


def failed(reason: str, blame: Blame = "file") -> Attempt:
    return Attempt(failure=reason, blame=blame)


def test_a_file_is_loaded_once_when_it_looked_the_same_twice(drawn):
    drawn.put("a.csv")
    assert drawn.look() == []
    assert drawn.look() == [["a.csv"]]
    assert drawn.look(3) == []
    assert drawn.told == ["a.csv: rows stored 1, in quarantine 0, questions open 0"]


def test_a_file_that_still_grows_is_left(drawn):
    for rows in range(3):
        drawn.put("a.csv", "a;b\n" + "1;2\n" * rows)
        assert drawn.look() == []
    assert drawn.look() == [["a.csv"]]


@pytest.mark.skipif(  # only Linux tells which files are open
    not Path("/proc/self/fd").exists(), reason="only Linux tells which files are open, in /proc"
)
def test_a_file_that_is_open_for_writing_is_left(drawn):
    path = drawn.put("a.csv")
    with path.open("a"):
        assert drawn.look(3) == []
    with path.open("r"):
        assert drawn.look() == [["a.csv"]]


@pytest.mark.parametrize(
    "name",
    ["a.csv.part", "a.tmp", "~$book.xlsx", "a.csv.crdownload", ".hidden.csv", "a.CSV.PART"],
)
def test_what_is_named_as_not_whole_is_left(drawn, name):
    path = drawn.put(name)
    assert drawn.look(2) == []
    path.rename(drawn.folder / "whole.csv")
    assert drawn.look(2) == [["whole.csv"]]


def test_a_folder_in_the_folder_is_left(drawn):
    (drawn.folder / "older").mkdir()
    assert drawn.look(2) == []


def test_files_that_are_whole_at_the_same_look_are_loaded_together(drawn):
    drawn.put("payments.csv")
    drawn.put("cases.csv")
    assert drawn.look(2) == [["cases.csv", "payments.csv"]]
    assert len(drawn.told) == 2


def test_where_the_joint_load_fails_each_file_has_its_own_fate(drawn):
    drawn.put("bad.csv")
    drawn.put("good.csv")
    drawn.comes_of = {
        "bad.csv good.csv": failed("bad.csv: it is not recognised."),
        "bad.csv": failed("bad.csv: it is not recognised.\nNothing was loaded."),
    }
    assert drawn.look(2) == [["bad.csv", "good.csv"], ["bad.csv"], ["good.csv"]]
    assert drawn.told == [
        "bad.csv: not loaded. bad.csv: it is not recognised.",
        "bad.csv: Nothing was loaded.",
        "good.csv: rows stored 1, in quarantine 0, questions open 0",
    ]


def test_a_file_that_failed_is_tried_again_only_when_it_changes(drawn):
    path = drawn.put("bad.csv")
    drawn.comes_of = {"bad.csv": failed("not recognised")}
    assert drawn.look(4) == [["bad.csv"]]
    os.utime(path, (1, 1))
    assert drawn.look(4) == [["bad.csv"]]
    assert len(drawn.told) == 2


def test_payments_that_came_before_their_cases_are_loaded_after_them(drawn):
    drawn.put("payments.csv")
    drawn.comes_of = {"payments.csv": failed("None of the 2 rows could be stored", "others")}
    assert drawn.look(3) == [["payments.csv"]]
    drawn.comes_of = {}
    drawn.put("cases.csv")
    assert drawn.look(3) == [["cases.csv"], ["payments.csv"]]
    drawn.put("more.csv")
    assert drawn.look(2) == [["more.csv"]]


def test_rows_in_quarantine_are_looked_for_again_when_something_came_and_told_if_it_helped(drawn):
    path = drawn.put("payments.csv")
    partly = Attempt(parts=(Part(path, "payments.csv", 3, 2),))
    drawn.comes_of = {"payments.csv": partly}
    drawn.look(2)
    drawn.comes_of = {"payments.csv": Attempt(known=("payments.csv",))}
    drawn.put("other.csv")
    assert drawn.look(2) == [["other.csv"], ["payments.csv"]]
    drawn.comes_of = {}
    drawn.put("cases.csv")
    assert drawn.look(2) == [["cases.csv"], ["payments.csv"]]
    assert [line.split(",")[0] for line in drawn.told] == [
        "payments.csv: rows stored 3",
        "other.csv: rows stored 1",
        "cases.csv: rows stored 1",
        "payments.csv: rows stored 1",
    ]


def test_a_waiting_file_that_is_being_written_anew_is_not_touched(drawn):
    path = drawn.put("payments.csv")
    drawn.comes_of = {"payments.csv": failed("None of the rows", "others")}
    drawn.look(2)
    drawn.put("cases.csv")
    drawn.look()
    path.write_text("a;b\n")
    assert drawn.look() == [["cases.csv"]]


def test_what_was_loaded_in_an_earlier_run_is_told_and_left(drawn):
    drawn.put("a.csv")
    drawn.comes_of = {"a.csv": Attempt(known=("a.csv",))}
    assert drawn.look(4) == [["a.csv"]]
    assert drawn.told == ["a.csv: loaded before; nothing was changed"]


def test_trouble_with_the_store_is_told_once_and_the_files_wait(drawn):
    drawn.put("a.csv")
    drawn.put("b.csv")
    drawn.comes_of = {"a.csv b.csv": failed("The store cannot be written: disk full", "store")}
    assert drawn.look(4) == [["a.csv", "b.csv"]] * 3
    assert drawn.told == ["The store cannot be written: disk full"]
    drawn.comes_of = {}
    assert drawn.look() == [["a.csv", "b.csv"]]
    assert len(drawn.told) == 3


def test_a_folder_that_goes_away_is_told_once_and_its_return_is_noticed(drawn):
    drawn.put("a.csv")
    away = drawn.folder.with_name("away")
    drawn.folder.rename(away)
    assert drawn.look(3) == []
    assert len(drawn.told) == 1
    assert "cannot be read: No such file or directory" in drawn.told[0]
    away.rename(drawn.folder)
    assert drawn.look(2) == [["a.csv"]]


def test_questions_that_were_answered_with_a_guess_are_told(drawn):
    path = drawn.put("a.csv")
    part = Part(path, "a.csv", 1200, 3, ("cases.forms.due_date", "cases.columns.paid_total"))
    drawn.comes_of = {"a.csv": Attempt(parts=(part,))}
    drawn.look(2)
    assert drawn.told == [
        "a.csv: rows stored 1,200, in quarantine 3, questions open 2",
        "a.csv: taken as likely, and still open: cases.forms.due_date",
        "a.csv: taken as likely, and still open: cases.columns.paid_total",
    ]


def test_what_a_refusal_asks_has_a_line_for_each_question(drawn):
    drawn.put("a.csv")
    drawn.comes_of = {"a.csv": failed("It is open.\n  Is it day first?\n\n  Is it the comma?")}
    drawn.look(2)
    assert drawn.told == [
        "a.csv: not loaded. It is open.",
        "a.csv: Is it day first?",
        "a.csv: Is it the comma?",
    ]


def test_a_line_of_the_journal_is_one_line_with_its_time():
    now = dt.datetime(2026, 10, 31, 8, 5, 1, 7, dt.timezone(dt.timedelta(hours=1)))
    line = watch.journal_line("a.csv: not loaded.\n  Two\n  lines.", now)
    assert line == "2026-10-31T08:05:01+01:00  a.csv: not loaded. Two lines."


def test_files_that_cannot_be_loaded_together_are_loaded_in_the_order_of_their_days(drawn):
    for name in ("a_2026-06-30.csv", "b_2026-05-31.csv", "c.csv", "d.csv", "paid.csv"):
        drawn.put(name)
    days = {"c.csv": dt.date(2026, 4, 30), "d.csv": dt.date(2026, 5, 31)}
    together = "a_2026-06-30.csv b_2026-05-31.csv c.csv d.csv paid.csv"
    drawn.comes_of[together] = Attempt(failure="different days", blame="file", days=days)
    assert [" ".join(one) for one in drawn.look(2)][1:6] == [
        "c.csv",
        "b_2026-05-31.csv",
        "d.csv",
        "a_2026-06-30.csv",
        "paid.csv",
    ]
