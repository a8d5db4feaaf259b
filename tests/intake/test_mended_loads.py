"""What a file of mended rows may do to what is stored: add to it, and take nothing away."""

import datetime as dt

import pytest

from dashboard.errors import NothingStored
from dashboard.intake.report import lines
from dashboard.refusals import told

CASES = "case_id,invoice_no,principal,outstanding,state,placed_on\n"
INVOICES = (
    "A1,1,100,100,running,2026-01-02\nA1,2,50,50,running,2026-01-03\nA1,3,{},7,running,2026-01-04\n"
)
MENDED = "standout_file,standout_row,standout_load\n"
PAYMENTS = "case_id,paid_on,amount\n"
ONE = "A1,1,100,100,running,2026-01-02\n"


def mended(header: str, *rows: str) -> str:
    """Return a file as it comes out of quarantine: header and rows, each with its origin."""
    return f"{header.strip()},{MENDED}" + "".join(f"{row}\n" for row in rows)


def test_a_mended_invoice_does_not_take_the_place_of_its_case(write, load, ask):
    load(write("saker.csv", CASES + INVOICES.format("x") + "B1,9,z,1,running,2026-01-05\n"))
    rows = (
        "A1,3,7,7,running,2026-01-04,saker.csv,4,1",
        "B1,9,8,1,running,2026-01-05,saker.csv,5,1",
    )
    load(write("saker.mend.csv", mended(CASES, *rows)))
    assert ask("select case_id, principal from cases order by 1") == [("A1", 100 + 50), ("B1", 8)]
    assert ask("select count(*) from case_parts") == [(2,)]
    ((file, reason),) = ask("select source_file, reason from quarantine")
    assert file == "saker.mend.csv"
    assert told(reason).endswith("Load the whole export again, corrected")


def test_an_invoice_that_alone_is_mended_stops_the_load_and_stays_in_quarantine(write, load, ask):
    load(write("saker.csv", CASES + INVOICES.format("x")))
    again = mended(CASES, "A1,3,7,7,running,2026-01-04,saker.csv,4,1")
    with pytest.raises(NothingStored, match="stored from other rows of the same export"):
        load(write("saker.mend.csv", again))
    assert ask("select source_file, row_number from quarantine") == [("saker.csv", 4)]


def test_an_invoice_mended_in_a_second_round_does_not_replace_its_case_either(write, load, ask):
    load(write("saker.csv", CASES + INVOICES.format("x") + "B1,9,z,1,running,2026-01-05\n"))
    rows = (
        "A1,3,y,7,running,2026-01-04,saker.csv,4,1",
        "B1,9,8,1,running,2026-01-05,saker.csv,5,1",
    )
    load(write("saker.mend.csv", mended(CASES, *rows)))
    again = mended(CASES, "A1,3,7,7,running,2026-01-04,saker.mend.csv,2,2")
    with pytest.raises(NothingStored, match="stored from other rows"):
        load(write("saker.mend.mend.csv", again))
    assert ask("select case_id, principal from cases order by 1") == [("A1", 100 + 50), ("B1", 8)]


def test_mended_rows_of_a_case_that_is_not_stored_are_folded(write, load, ask):
    bad = INVOICES.format("x").replace(",100,100", ",y,100").replace(",50,50", ",z,50")
    load(write("saker.csv", f"{CASES}{bad}B1,9,8,1,running,2026-01-05\n"))
    rows = [
        f"{line},saker.csv,{n},1" for n, line in enumerate(INVOICES.format(7).split("\n")[:3], 2)
    ]
    load(write("saker.mend.csv", mended(CASES, *rows)))
    assert ask("select principal from cases where case_id = 'A1'") == [(100 + 50 + 7,)]
    load(write("again.csv", mended(CASES, rows[0], "C1,1,1,1,running,2026-01-02,,,")))
    assert ask("select case_id, principal from cases order by 1") == [
        ("A1", 100 + 50 + 7),
        ("B1", 8),
        ("C1", 1),
    ]


def test_a_mended_row_still_brings_a_later_state_of_a_case(write, load, ask):
    load(write("may.csv", CASES + ONE), as_of=dt.date(2026, 5, 31))
    bad = f"{CASES}A1,1,x,40,running,2026-01-02\nB1,9,8,1,running,2026-01-05\n"
    load(write("june.csv", bad), as_of=dt.date(2026, 6, 30))
    load(write("june.mend.csv", mended(CASES, "A1,1,100,40,running,2026-01-02,june.csv,2,2")))
    assert ask("select outstanding from cases where case_id = 'A1'") == [(40,)]
    assert ask("select count(*) from quarantine") == [(0,)]


def test_a_mended_payment_comes_beside_an_equal_one(write, load, ask):
    paid = "A1,2026-02-03,30\n"
    load(write("saker.csv", CASES + ONE), write("inn.csv", f"{PAYMENTS}{paid}A1,2026-02-03,x\n"))
    again = mended(PAYMENTS, "A1,2026-02-03,30,inn.csv,3,1")
    load(write("inn.mend.csv", again))
    assert ask("select count(*), sum(amount) from payments") == [(2, 30 + 30)]
    load(write("inn2.mend.csv", again + "A1,2026-02-04,5,,,\n"))
    assert ask("select count(*), sum(amount) from payments") == [(3, 30 + 30 + 5)]


def test_two_files_of_one_name_do_not_mend_each_others_rows(write, load, ask):
    bad = "A1,2026-02-03,x\n"
    load(write("saker.csv", CASES + ONE), write("a/inn.csv", f"{PAYMENTS}{bad}A1,2026-02-04,1\n"))
    load(write("b/inn.csv", f"{PAYMENTS}{bad}A1,2026-02-05,2\n"))
    assert ask("select load_id, row_number from quarantine order by 1") == [(1, 2), (2, 2)]
    load(write("inn.mend.csv", mended(PAYMENTS, "A1,2026-02-03,9,inn.csv,2,2")))
    assert ask("select load_id, row_number from quarantine") == [(1, 2)]


TOTALLED = CASES + (
    "A1,1,100,100,running,2026-01-02\n"
    "A2,2,x,50,running,2026-01-03\n"
    "Delsum,,150,150,,\n"
    "A3,3,y,7,running,2026-01-04\n"
    "A4,4,1,1,running,2026-13-04\n"
    "Delsum,,8,8,,\n"
)
_DIFFERING = (
    "select row_number, told_amount, summed_amount from told_totals"
    " where told_amount <> summed_amount order by 1"
)


def test_a_files_own_totals_agree_once_the_cells_that_could_not_be_read_are_mended(
    write, load, ask
):
    summary = load(write("saker.csv", TOTALLED))
    told = [line for line in lines(summary) if "but the rows sum to" in line]
    assert told[0].endswith(
        "(Delsum) says Principal = 150.00, but the rows sum to 100.00; 2 cells of the column could"
        " not be read and are no part of that sum; rows in quarantine are part of it with 1.00"
    )
    assert ask(_DIFFERING) == [(4, 150, 100), (7, 8, 1)]
    one = "A2,2,50,50,running,2026-01-03,saker.csv,3,1"
    load(write("saker.mend.csv", mended(CASES, one)))
    assert ask(_DIFFERING) == [(7, 8, 1)]
    others = (
        "A3,3,7,7,running,2026-01-04,saker.csv,5,1",
        "A4,4,1,1,running,2026-12-04,saker.csv,6,1",
    )
    load(write("saker.mend2.csv", mended(CASES, *others)))
    assert ask(_DIFFERING) == []
