"""A folder of months is a load per stated day, the oldest first; each whole or not at all."""

import datetime as dt

import pytest

from dashboard.errors import ExportDaysDiffer
from dashboard.intake.days_alike import by_day
from dashboard.intake.hand_in import HandIn
from dashboard.intake.job import Job

HEADER = "case_id,principal,outstanding,state,placed_on\n"
PAID = "case_id,paid_on,amount\n"
MAY, JUNE, JULY = (dt.date(2026, *day) for day in ((5, 31), (6, 30), (7, 31)))


def _cases(*rows):
    return HEADER + "".join(f"{case},100.00,{left},running,2026-01-02\n" for case, left in rows)


@pytest.fixture
def months(write):
    write("in/saker_2026-06-30.csv", _cases(("A1", "60.00"), ("A2", "100.00")))
    write("in/innbetalt_2026-06-15.csv", f"{PAID}A2,2026-06-10,1.00\n")
    return write("in/saker_2026-05-31.csv", _cases(("A1", "80.00"))).parent


def test_each_month_is_a_load_of_its_own_the_oldest_first(months, run, ask):
    done = run("load", months)
    assert done.exit_code == 0, done.output
    assert ask("select load_id, export_day from loads order by 1") == [(1, MAY), (2, JUNE)]
    assert ask("select case_id, outstanding from cases order by 1") == [("A1", 60), ("A2", 100)]
    assert ask("select count(*) from payments") == [(1,)]
    first, second = done.stdout.split("\n\n")
    assert "saker_2026-05-31.csv → cases" in first
    assert "Export day: 2026-06-30, stated" in second
    again = run("load", months)
    assert again.stdout.count("loaded before in the same way") == 3


def test_a_new_month_in_the_folder_is_a_load_and_the_others_are_known(months, run, write, ask):
    run("load", months)
    write("in/saker_2026-08-31.csv", _cases(("A1", "20.00")))
    write("in/saker_2026-07-31.csv", _cases(("A1", "40.00")))
    done = run("load", months)
    assert done.exit_code == 0, done.output
    assert done.stdout.count("loaded before in the same way") == 3
    assert ask("select count(*), max(export_day) from loads") == [(4, dt.date(2026, 8, 31))]


def test_a_day_that_fails_leaves_those_before_it_loaded(months, run, write, ask):
    write("in/saker_2026-07-31.csv", _cases(("A1", "x")))
    done = run("load", months)
    assert done.exit_code == 1
    assert done.stderr.startswith("These are loaded, and stay:\n  2026-05-31: saker_2026-05-31.csv")
    assert "Of 2026-07-31 and the days after it nothing was loaded." in done.stderr
    assert "none of the 1 rows could be stored" in done.stderr
    assert ask("select max(export_day) from loads") == [(JUNE,)]


def test_where_one_file_states_no_day_all_are_refused(months, run, write, store):
    write("in/paid.csv", f"{PAID}A1,2026-05-05,1\n")
    done = run("load", months)
    assert done.exit_code == 1
    assert "  paid.csv: states no day\n" in done.stderr
    assert store.current() is None
    tried = run("load", months, "--dry-run")
    assert tried.exit_code == 1
    assert "paid.csv: states no day" in tried.stdout


def test_a_trial_tells_the_loads_that_it_would_be(months, run):
    tried = run("load", months, "--dry-run")
    assert tried.exit_code == 0, tried.output
    assert "  2026-05-31: saker_2026-05-31.csv\n" in tried.stdout
    assert "  2026-06-30: innbetalt_2026-06-15.csv, saker_2026-06-30.csv\n" in tried.stdout


def test_the_pages_load_each_day_too(months, store):
    job = Job([months], store)
    job.run()
    assert job.error is None
    assert [one.export_day for one in job.summaries] == [MAY, JUNE]


def test_handed_in_on_the_page_they_are_told_to_be_loads_of_their_own(months, store):
    hand_in = HandIn(store.folder)
    for path in sorted(months.iterdir()):
        with path.open("rb") as content:
            hand_in.files.take([(path.name, content)])
    hand_in.look()
    assert hand_in.days_apart() == (MAY, JUNE)
    hand_in.as_of = JULY
    assert hand_in.days_apart() == ()


def test_what_tells_no_cases_goes_with_the_next_cases():
    days = {"a": MAY, "b": JUNE}
    stated = {**days, "early": dt.date(2026, 5, 1), "between": dt.date(2026, 6, 1), "last": JULY}
    assert by_day(ExportDaysDiffer(days, stated=stated)) == {
        MAY: {"a", "early"},
        JUNE: {"b", "between"},
        JULY: {"last"},
    }
