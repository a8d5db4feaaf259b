"""The whole way: files in, tables, quarantine and balanced books out."""

import datetime as dt
import json
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from dashboard.components.file_books import file_books
from dashboard.errors import (
    BooksUnbalanced,
    ExportDayUnknown,
    ExportUnknown,
    FilesAlike,
    NothingStored,
)
from dashboard.filters import Filters
from dashboard.intake import load as loading
from dashboard.intake.reconcile import Reconciliation
from dashboard.intake.report import lines
from dashboard.settings import Settings
from dashboard.warehouse.warehouse import Warehouse
from tests.conftest import ALL

NO_CURRENCY = (
    "  currency: none is stated, so the amounts are shown without one and never added to those of"
    " cases that state theirs; to say it, load again with --answer cases.constants.currency=NOK"
)
CASES = """
    case_id,agency,department,principal,outstanding,state,placed_on
    A1,Fjord,Nord,100.00,40.00,running,2026-01-02
    A2,Fjord,Sør,50.00,0,closed,2026-01-05
"""
SUMS = """
    select
        source_file, column_name, read_amount, stored_amount, quarantined_amount,
        folded_amount, non_row_amount, unreadable_count
    from load_sums order by all
"""
PAYMENTS = """
    case_id,paid_on,amount,kind
    A1,2026-02-03,30.00,payment
    A1,2026-02-03,30.00,payment
    A2,2026-02-01,50.00,
"""


def test_files_become_tables_whose_rows_know_where_they_came_from(write, load, ask):
    summary = load(write("cases.csv", CASES), write("payments.csv", PAYMENTS))
    assert ask("select case_id, principal, source_file, source_row, load_id from cases") == [
        ("A1", Decimal("100.00"), "cases.csv", 2, 1),
        ("A2", Decimal("50.00"), "cases.csv", 3, 1),
    ]
    assert ask("select count(*), sum(amount) from payments") == [(3, Decimal("110.00"))]
    assert ask("select load_id, export_day, export_day_origin, row_count from loads") == [
        (1, dt.date(2026, 2, 3), "latest date", 2 + 3)
    ]
    assert summary.version == "facts_000001.duckdb"
    assert summary.quarantined_count == 0


def test_rows_read_are_rows_stored_and_rows_quarantined_and_so_are_sums(write, load, ask):
    load(
        write(
            "cases.csv",
            """
            case_id,principal,outstanding,state
            A1,100.00,40.00,running
            A2,50.00,0,closd
            A3,x,7.00,closed
            A1,20.00,3.00,closed
            A4,1.00
            """,
        ),
        as_of=dt.date(2026, 3, 1),
    )
    assert ask("select row_count, stored_count, quarantined_count from load_files") == [(5, 1, 4)]
    assert ask(SUMS) == [
        ("cases.csv", "outstanding", 40 + 0 + 7 + 3, 40, 0 + 7 + 3, 0, 0, 1),
        ("cases.csv", "principal", 100 + 50 + 20, 100, 50 + 20, 0, 0, 2),
    ]
    assert ask("select row_number, column_name, value from quarantine order by 1") == [
        (3, "state", "closd"),
        (4, "principal", "x"),
        (5, "case_id", "A1"),
        (6, None, None),
    ]
    (cells,) = ask("select cells from quarantine where row_number = 3")[0]
    assert json.loads(cells)["state"] == "closd"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((dt.date(2026, 9, 9), "2026-08-08", "2026-07-07"), (dt.date(2026, 9, 9), "given")),
        ((None, "2026-08-08", "2026-07-07"), (dt.date(2026, 8, 8), "file")),
        ((None, None, "2026-07-07"), (dt.date(2026, 7, 7), "file")),
        ((None, None, None), (dt.date(2026, 2, 1), "latest date")),
    ],
)
def test_the_export_day_and_its_origin(write, load, ask, told, expected):
    as_of, mapping, column = told  # by a person, by the mapping, by a column of the file
    cases = "case_id,principal,outstanding,state,closed_on,due_date"
    row = "A1,1,1,closed,2026-02-01,2027-01-01"
    if column:
        cases, row = f"{cases},Export_Day", f"{row},{column}"
    chosen = write("m.toml", f"[file]\nexport_day = {mapping}\n") if mapping else None
    load(write("a.csv", f"{cases}\n{row}\n"), mapping=chosen, as_of=as_of)
    assert ask("select export_day, export_day_origin from loads") == [expected]


def test_cases_without_any_date_need_the_export_day(write, load, store):
    path = write("a.csv", "case_id,principal,outstanding,state\nA1,1,1,running\n")
    with pytest.raises(ExportDayUnknown, match="--as-of"):
        load(path)
    assert store.current() is None
    load(path, as_of=dt.date(2026, 1, 1))


def test_a_load_of_which_nothing_can_be_stored_changes_nothing(write, load, store):
    load(write("a.csv", CASES))
    before = store.current()
    with pytest.raises(
        NothingStored, match=r"b\.csv: none of the 1 rows .* row 2, principal = 'x'"
    ):
        load(write("b.csv", "case_id,principal,outstanding,state\nA9,x,1,running\n"))
    assert store.current() == before


def test_one_unknown_file_stops_the_whole_load(write, load, store):
    with pytest.raises(ExportUnknown, match=r"b\.csv is not recognised"):
        load(write("a.csv", CASES), write("b.csv", "x,y\n1,2\n"))
    assert store.current() is None


def test_two_files_that_cannot_be_told_apart_are_refused(write, load):
    with pytest.raises(FilesAlike):
        load(write("a.csv", CASES), write("new/a.csv", "case_id,principal,state,outstanding\n"))
    with pytest.raises(FilesAlike):
        load(write("a.csv", CASES), write("b.csv", CASES))


def test_books_that_do_not_balance_are_not_published(write, load, store, monkeypatch):
    wrong = Reconciliation(row_count=3, stored_count=2, quarantined_count=0)
    monkeypatch.setattr(loading, "reconcile", lambda *_totals: wrong)
    with pytest.raises(BooksUnbalanced, match="3 read, 2 stored, 0 quarantined"):
        load(write("a.csv", CASES))
    assert store.current() is None


def test_coverage_tells_how_much_of_each_column_is_filled(write, load, ask):
    load(write("cases.csv", CASES))
    assert ask(
        "from coverage where table_name = 'cases' and column_name in ('agency', 'currency')"
    ) == [
        ("cases", "agency", 2, 2),
        ("cases", "currency", 2, 0),
    ]


def test_progress_is_told_batch_by_batch(write, load):
    told: list[tuple[int, int | None, str]] = []
    rows = "".join(f"B{number},1,1,running\n" for number in range(60_000))
    load(
        write("a.csv", f"case_id,principal,outstanding,state\n{rows}"),
        as_of=dt.date(2026, 1, 1),
        progress=lambda *step: told.append(step),
    )
    assert [done for done, _total, _file in told] == sorted(done for done, *_rest in told)
    assert told[-1] == (60_000, None, "a.csv")


def test_the_summary_tells_books_reasons_and_export_day(write, load):
    summary = load(
        write(
            "cases.csv",
            """
            case_id,principal,outstanding,state,placed_on,Colour
            A1,1000.50,0,closed,2026-01-05,red
            A2,2.00,x,closed,,
            """,
        )
    )
    assert list(lines(summary))[:-2] == [
        "cases.csv → cases",
        "                   read =   stored + quarantined",
        "  rows                2 =        1 +           1",
        "  Principal    1,002.50 = 1,000.50 +        2.00",
        "  Outstanding      0.00 =     0.00 +        0.00 and 1 unreadable",
        NO_CURRENCY,
        "  not used: Colour",
        "Cases: 1 new, 0 changed, 0 as stored before",
        "Rows in quarantine: 1. The first:",
        "  cases.csv, row 3, outstanding = 'x': this is no number."
        " Write it in digits, or leave the cell empty where there is none",
        "Export day: 2026-01-05, the latest date in the files (cases.csv, row 2, Placed on),"
        " for none states its day; if it is another, give it with --as-of",
    ]


TOTALLED = """
    case_id,principal,outstanding,state,placed_on
    A1,1000.50,0.00,closed,2026-01-05
    A2,500.00,100.00,running,2026-01-06
    Sum,1500.50,101.00,,
"""


def test_the_first_figure_is_of_the_rows_and_the_files_own_total_stands_beside_it(write, load):
    summary = load(write("cases.csv", TOTALLED))
    (file,) = summary.files
    assert list(lines(summary))[:8] == [
        "cases.csv → cases",
        "                   read =   stored + quarantined",
        "  rows                2 =        2 +           0",
        "  Principal    1,500.50 = 1,500.50 +        0.00 the file's own total: 1,500.50",
        "  Outstanding    100.00 =   100.00 +        0.00 the file's own total: 101.00",
        "  lines that are no rows, such as totals: 1",
        NO_CURRENCY,
        "  its own totals that agree with its rows: 1",
    ]
    principal = file.books.sums["principal"]
    assert principal.read == 2 * principal.rows == 3001


def test_a_file_without_a_currency_is_told_of_until_somebody_says_it(write, load, ask):
    cases = write("cases.csv", TOTALLED)
    assert NO_CURRENCY in lines(load(cases))
    said = load(cases, answers={"cases.constants.currency": "NOK"})
    assert NO_CURRENCY not in lines(said)
    assert ask("select distinct currency from cases") == [("NOK",)]


def test_the_page_sets_the_files_own_total_apart_from_its_rows(write, load):
    (file,) = load(write("cases.csv", TOTALLED)).files
    table = ElementTree.fromstring(file_books(file)).find("table")
    drawn = [["".join(cell.itertext()).strip() for cell in row] for row in table.iter("tr")]
    assert drawn == [
        ["", "read", "= stored", "+ in quarantine", "the file's own total"],
        ["Rows", "2", "2", "0", ""],
        ["Principal", "1,500.50", "1,500.50", "0.00", "1,500.50"],
        ["Outstanding", "100.00", "100.00", "0.00", "101.00"],
    ]
    assert "1 line is no row" in table.findtext("caption")


def test_the_data_page_tells_the_same_as_the_summary(write, load, store):
    load(write("cases.csv", TOTALLED))
    data = Warehouse(store.folder, Settings())
    amounts = data.ask("data/sums", Filters(), ALL).rows_by_key("column_name", named=True)
    assert {
        name: [(one["read_amount"], one["stored_amount"], one["missing_amount"]) for one in found]
        for name, found in amounts.items()
    } == {
        "principal": [(Decimal("1500.50"), Decimal("1500.50"), 0)],
        "outstanding": [(100, 100, 0)],
    }
    (file,) = data.ask("data/files", Filters(), ALL).to_dicts()
    assert (file["row_count"], file["stored_count"], file["non_row_count"]) == (2, 2, 1)
    assert data.ask("data/loads", Filters(), ALL)["row_count"].to_list() == [2]


def test_a_total_of_a_group_is_not_taken_for_the_whole_files(write, load):
    rows = """
        case_id,principal,outstanding,state,placed_on
        A1,10.00,10.00,running,2026-01-05
        Total,10.00,10.00,,
        A2,20.00,20.00,running,2026-01-05
        Total,20.00,20.00,,
    """
    (file,) = load(write("cases.csv", rows)).files
    assert file.books.sums["principal"].rows == 10 + 20
    assert file.own_totals() == {}
