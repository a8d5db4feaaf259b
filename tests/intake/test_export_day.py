"""The export day is what a file says of itself, and no single day mistyped ahead moves it."""

import datetime as dt

import pytest

from dashboard.errors import ExportDayGuessed, ExportDayUnknown
from dashboard.i18n import language
from dashboard.intake.export_day import Days, ExportDay, decide
from dashboard.intake.happened import Happened, Later
from dashboard.intake.report import lines

MAY, JUNE, TODAY = dt.date(2026, 5, 31), dt.date(2026, 6, 15), dt.date(2026, 9, 1)
HEADER = "case_id,principal,outstanding,state,placed_on,closed_on\n"


def _rows(*closed: str, count: int = 20) -> str:
    """Return the text of a file; the first rows were closed on these days, others are running."""
    days = [*closed, *[""] * (count - len(closed))]
    return HEADER + "".join(
        f"A{number},10.50,{f'0,closed,2026-03-01,{day}' if day else '10.50,running,2026-03-01,'}\n"
        for number, day in enumerate(days)
    )


@pytest.mark.parametrize(
    ("later", "count", "expected"),
    [
        (0, 1, (MAY, "file")),
        (1, 1, (JUNE, "latest date")),  # all there is happened later
        (1, 20, (MAY, "file")),  # one slip
        (2, 20, (JUNE, "latest date")),
        (10, 1000, (MAY, "file")),  # 1 in 100
        (11, 1000, (JUNE, "latest date")),
    ],
)
def test_a_day_in_the_files_name_holds_unless_more_than_a_hundredth_happened_later(
    later, count, expected
):
    happened = Happened({JUNE: later} if later else {}, count)
    assert decide(None, [Days(above=MAY, happened=happened)], TODAY) == ExportDay(*expected)


@pytest.mark.parametrize("said", ["above", "stated"])
def test_no_file_is_of_a_day_that_lies_ahead(said):
    ahead = Days(**{said: dt.date(2026, 12, 31)}, happened=Happened({MAY: 5}, 5))
    assert decide(None, [ahead], TODAY) == ExportDay(MAY, "latest date")
    assert ahead.own(TODAY) is None


def test_the_summary_says_which_file_stated_the_day_and_where(write, load):
    named = load(write("saker_2026-05-31.csv", _rows("2026-04-02")), today=TODAY)
    told = "Export day: 2026-05-31, stated above the table or in the name of saker_2026-05-31.csv"
    assert told in lines(named)
    undated = write("a.csv", HEADER + "B1,10.50,10.50,running,,\n")
    assert (
        "Export day: 2026-05-31, that of the loads before, for nothing in the files tells one"
        in lines(load(undated, today=TODAY))
    )


def test_strictly_a_day_that_no_file_states_is_refused(write, load, store):
    cases = write("a.csv", _rows("2026-04-02"))
    with pytest.raises(ExportDayGuessed, match=r"2026-04-02.*--as-of"):
        load(cases, today=TODAY, strict=True)
    assert store.current() is None
    assert load(cases, today=TODAY, strict=True, as_of=MAY).export_day == MAY


def test_what_happened_later_in_another_file_of_the_load_counts_too():
    cases = Days(above=MAY, happened=Happened({MAY: 5}, 5))
    payments = Days(happened=Happened({JUNE: 5}, 5))
    assert decide(None, [cases, payments], TODAY) == ExportDay(JUNE, "latest date")


def test_days_after_the_day_of_loading_have_not_happened():
    ahead = Happened({dt.date(2062, 5, 1): 30, dt.date(9999, 12, 31): 10, JUNE: 1}, 41)
    assert decide(None, [Days(happened=ahead)], TODAY) == ExportDay(JUNE, "latest date")
    assert decide(None, [Days(above=JUNE, happened=ahead)], TODAY) == ExportDay(JUNE, "file")


@pytest.mark.parametrize("said", ["name", "above"])
def test_one_day_mistyped_ahead_does_not_beat_the_day_that_the_file_says(write, load, said):
    text = _rows("2026-04-02", "2062-05-02")
    if said == "above":
        text = "Export per 31.05.2026\n" + text
    summary = load(write("saker_2026-05-31.csv" if said == "name" else "a.csv", text), today=TODAY)
    assert (summary.export_day, summary.export_day_origin) == (MAY, "file")
    row = 4 if said == "above" else 3
    assert summary.files[0].later == Later(1, row, "closed_on", dt.date(2062, 5, 2))
    (told,) = [line for line in lines(summary) if "after the export day" in line]
    assert f"1, such as row {row}: Closed on = 2062-05-02" in told
    assert "--as-of" in told


def test_the_latest_date_is_never_one_that_lies_ahead_of_loading(write, load):
    text = _rows("2026-04-02", "2062-05-02")
    summary = load(write("a.csv", text), today=TODAY)
    assert (summary.export_day, summary.export_day_origin) == (
        dt.date(2026, 4, 2),
        "latest date",
    )


def test_a_file_of_nothing_but_days_ahead_does_not_tell_its_day(write, load, store):
    ahead = HEADER + "A1,10.50,10.50,running,2062-03-01,\n"
    with pytest.raises(ExportDayUnknown):
        load(write("a.csv", ahead), today=TODAY)
    assert store.current() is None


def test_a_load_without_days_after_its_own_says_nothing_of_them(write, load):
    summary = load(write("saker_2026-05-31.csv", _rows("2026-04-02")), today=TODAY)
    assert summary.files[0].later is None
    assert not any("after the export day" in line for line in lines(summary))


def test_the_rows_after_the_export_day_are_told_in_norwegian(write, load):
    given = load(write("a.csv", _rows("2026-04-02", "2026-04-03")), as_of=dt.date(2026, 3, 31))
    token = language.set("nb")
    try:
        assert any("etter uttrekksdagen: 2, for eksempel rad 3" in line for line in lines(given))
    finally:
        language.reset(token)


def test_the_latest_day_and_its_place_are_found_over_batches(write, load):
    rows = ["2026-04-02"] * 60_000
    rows[50_000] = "2026-07-01"
    summary = load(write("saker_2026-05-31.csv", _rows(*rows, count=60_000)), today=TODAY)
    assert summary.export_day == MAY
    assert summary.files[0].later == Later(1, 50_002, "closed_on", dt.date(2026, 7, 1))


BEGUN = """
    case_id,principal,outstanding,state,placed_on,invoice_date
    A1,100.00,70.00,running,2026-05-31,2026-04-01
    A2,200.00,200.00,running,2026-06-01,2026-04-01
    A3,400.00,400.00,running,,2026-06-01
    A4,800.00,800.00,running,2026-05-01,2026-06-01
    A5,1600.00,1600.00,running,,
"""


def test_a_case_that_begins_after_the_export_day_is_stored_and_not_counted(write, load, ask):
    summary = load(write("a.csv", BEGUN), as_of=MAY)
    assert (summary.files[0].books.stored_count, summary.later_count) == (5, 2)
    assert any(line.endswith("not counted yet: 2") for line in lines(summary))
    held = 70 + 800 + 1600
    assert ask("select sum(outstanding) from case_facts where is_open") == [(held,)]
    assert ask("select sum(amount) from ledger") == [(held,)]
    assert ask("select case_count, open_case_count, outstanding_amount from told_days") == [
        (3, 3, held)
    ]
    assert ask("select count(*) from cases") == [(5,)]


def test_a_case_counts_from_the_export_by_which_it_has_begun(write, load, ask):
    load(write("mai.csv", BEGUN), as_of=MAY)
    summary = load(write("juni.csv", BEGUN + "    A6,1,1,running,2026-06-02,\n"), as_of=JUNE)
    assert summary.later_count == 0
    assert ask("select export_day, case_count from told_days order by 1") == [(MAY, 3), (JUNE, 6)]
    assert ask("select case_id from case_changes where change = 'new' order by 1") == [
        ("A2",),
        ("A3",),
        ("A6",),
    ]
