"""What a load makes of the rows that are already there."""

import datetime as dt
from decimal import Decimal

import pytest

from dashboard.errors import AgenciesUnnamed
from dashboard.intake.report import lines
from dashboard.refusals import told

CASES = """
    case_id,agency,department,principal,outstanding,state,placed_on
    A1,Fjord,Nord,100.00,40.00,running,2026-01-02
    A2,Fjord,Sør,50.00,0,closed,2026-01-05
"""
PAYMENTS = """
    case_id,paid_on,amount,kind
    A1,2026-02-03,30.00,payment
    A1,2026-02-03,30.00,payment
    A2,2026-02-01,50.00,
"""


def test_the_same_file_twice_changes_nothing(write, load, store):
    files = write("cases.csv", CASES), write("payments.csv", PAYMENTS)
    load(*files)
    before = store.current()
    again = load(*files)
    assert again.skipped == ("cases.csv", "payments.csv")
    assert again.files == ()
    assert store.current() == before


def test_the_same_rows_under_another_name_change_nothing(write, load, ask):
    load(write("cases.csv", CASES), write("payments.csv", PAYMENTS))
    facts = "select * exclude (load_id, source_file, source_row) from {} order by all"
    before = [ask(facts.format(table)) for table in ("cases", "payments")]
    load(write("new/again.csv", CASES + "\n"), write("new/paid.csv", PAYMENTS + "\n"))
    assert [ask(facts.format(table)) for table in ("cases", "payments")] == before


def test_a_newer_export_replaces_the_cases_it_brings(write, load, ask):
    load(write("january.csv", CASES))
    load(
        write(
            "february.csv",
            """
            case_id,agency,department,principal,outstanding,state,placed_on
            A1,Fjord,Nord,100.00,0.00,closed,2026-01-02
            A3,Fjord,Nord,70.00,70.00,running,2026-02-02
            """,
        )
    )
    assert ask("select case_id, outstanding, source_file from cases order by case_id") == [
        ("A1", 0, "february.csv"),
        ("A2", 0, "january.csv"),
        ("A3", 70, "february.csv"),
    ]
    assert ask("select load_id, export_day from loads order by load_id") == [
        (1, dt.date(2026, 1, 5)),
        (2, dt.date(2026, 2, 2)),
    ]


def test_of_equal_payments_as_many_stay_as_either_side_has(write, load, ask):
    payments = "case_id,paid_on,amount\n"
    one, other = "A1,2026-02-03,30\n", "A2,2026-02-04,50\n"
    load(write("cases.csv", CASES), write("p1.csv", payments + 2 * one + other))
    load(write("p2.csv", payments + one + 3 * other))
    assert ask("select case_id, count(*) from payments group by case_id order by 1") == [
        ("A1", max(2, 1)),
        ("A2", max(1, 3)),
    ]


def test_new_events_are_added_to_those_there_are(write, load, ask):
    events = "case_id,happened_at,kind\nA1,2026-01-02 10:00,demand\n"
    load(write("cases.csv", CASES), write("events.csv", events))
    load(write("more.csv", f"{events}A1,2026-03-02 10:00,legal\n"))
    assert ask("select kind, source_file from events order by happened_at") == [
        ("demand", "more.csv"),
        ("legal", "more.csv"),
    ]


def test_billing_and_rates_are_replaced_by_their_keys(write, load, ask):
    billing = "department,month,invoice_count,billed_amount\n"
    rates = "currency,base_currency,rate\n"
    load(write("b1.csv", f"{billing}Nord,2026-01-01,10,100\nSør,2026-01-01,5,50\n"))
    load(
        write("b2.csv", f"{billing}Nord,2026-01-01,11,110\nNord,2026-01-01,12,120\n"),
        write("r.csv", f"{rates}SEK,NOK,0.98\n"),
    )
    assert ask("select department, invoice_count from billing order by 1") == [
        ("Nord", 11),
        ("Sør", 5),
    ]
    ((reason,),) = ask("select reason from quarantine")
    assert "Nord 2026-01-01 is already in row 2 of b2.csv" in told(reason)
    assert ask("select rate from rates") == [(Decimal("0.98"),)]


def test_a_case_of_another_creditor_is_not_overwritten(write, load, ask):
    load(
        write(
            "a.csv",
            """
            case_id,agency,creditor,principal,outstanding,state,placed_on
            A1,Fjord,Eng,100.00,40.00,running,2026-01-02
            """,
        )
    )
    load(
        write(
            "b.csv",
            """
            case_id,agency,creditor,principal,outstanding,state
            A1,Fjord,Skog,9.00,9.00,running
            A9,Fjord,Skog,5.00,5.00,running
            """,
        )
    )
    assert ask("select creditor, principal from cases where case_id = 'A1'") == [("Eng", 100)]
    ((row, column, value, reason),) = ask(
        "select row_number, column_name, value, reason from quarantine"
    )
    assert (row, column, value) == (2, "creditor", "Skog")
    assert "the case is stored for Eng (row 2 of a.csv); it was not replaced" in told(reason)
    assert ask("select stored_amount, quarantined_amount from load_sums where load_id = 2") == [
        (5, 9),
        (5, 9),
    ]


def test_the_same_number_at_another_agency_is_another_case(write, load, ask):
    load(write("a.csv", CASES))
    load(write("b.csv", "case_id,agency,principal,outstanding,state\nA1,Tiur,9,9,running\n"))
    assert ask("select agency, principal from cases where case_id = 'A1' order by 1") == [
        ("Fjord", 100),
        ("Tiur", 9),
    ]
    assert ask("select count(*) from quarantine") == [(0,)]


def test_rows_folded_into_a_case_balance_with_what_is_stored(write, load, ask):
    load(
        write(
            "a.csv",
            """
            case_id,customer_id,invoice_no,principal,outstanding,state,placed_on
            A1,K1,1,100.00,40.00,running,2026-01-02
            A1,K2,1,100.00,40.00,running,2026-01-02
            A1,K1,2,50.00,50.00,running,2026-01-05
            A2,K3,3,7.00,7.00,running,2026-01-05
            A2,K4,3,8.00,7.00,running,2026-01-05
            """,
        )
    )
    assert ask("select case_id, principal, outstanding from cases order by 1") == [
        ("A1", 100 + 50, 40 + 50),
        ("A2", 7, 7),
    ]
    books = "row_count, stored_count, quarantined_count, folded_count"
    assert ask(f"select {books} from load_files") == [(5, 2, 1, 2)]
    sums = "column_name, read_amount, stored_amount, quarantined_amount, folded_amount"
    assert ask(f"select {sums} from load_sums order by 1") == [
        ("outstanding", 40 + 40 + 50 + 7 + 7, 40 + 50 + 7, 7, 40),
        ("principal", 100 + 100 + 50 + 7 + 8, 100 + 50 + 7, 8, 100),
    ]
    ((value, reason),) = ask("select value, reason from quarantine")
    assert value == "8.00"
    assert "row 5 of a.csv tells 7.00 for the same case; it was not counted" in told(reason)


def test_the_first_of_two_rows_of_a_case_stays(write, load, ask):
    load(
        write("a.csv", CASES),
        write("b.csv", "case_id,principal,outstanding,state\nA1,9,9,running\nA3,5,5,running\n"),
    )
    assert ask("select case_id, source_file from cases order by 1") == [
        ("A1", "a.csv"),
        ("A2", "a.csv"),
        ("A3", "b.csv"),
    ]
    ((file, reason),) = ask("select source_file, reason from quarantine")
    assert (file, "A1 is already in row 2 of a.csv" in told(reason)) == ("b.csv", True)


def test_payments_of_unknown_cases_wait_in_quarantine_until_their_case_comes(write, load, ask):
    payments = write("p.csv", "case_id,paid_on,amount\nA1,2026-02-03,30\nA7,2026-02-03,7\n")
    load(write("cases.csv", CASES), payments)
    ((value, reason),) = ask("select value, reason from quarantine")
    assert value == "A7"
    assert "the case A7 is neither in the store nor in this load" in told(reason)
    assert load(payments).skipped == ("p.csv",)
    load(write("late.csv", "case_id,principal,outstanding,state\nA7,9,2,running\n"))
    assert load(payments).skipped == ()
    assert ask("select case_id, amount from payments order by 1") == [("A1", 30), ("A7", 7)]
    assert ask("select count(*) from quarantine") == [(0,)]


def test_quarantine_is_listed_until_the_file_comes_again(write, load, ask):
    load(write("a.csv", f"{CASES}    A3,Fjord,Nord,x,0,closed,\n"))
    load(write("b.csv", "case_id,principal,outstanding,state\nA5,9,2,running\nA6,y,2,running\n"))
    assert ask("select source_file from quarantine order by 1") == [("a.csv",), ("b.csv",)]
    load(write("a.csv", f"{CASES}    A3,Fjord,Nord,1,0,closed,\n"))
    assert ask("select source_file from quarantine") == [("b.csv",)]


def test_cases_that_two_files_tell_alike_are_told_again_and_no_fault(write, load, ask):
    header = "case_id,principal,outstanding,state\n"
    summary = load(
        write("a.csv", f"{header}A1,100.50,40.00,running\nA2,200.00,0.00,closed\n"),
        write("b.csv", f"{header}A1,100.5,40,running\nA2,200.00,1.00,closed\nA3,7,7,running\n"),
        as_of=dt.date(2026, 1, 31),
    )
    books = {file.name: file.books for file in summary.files}
    assert (books["a.csv"].stored_count, books["a.csv"].folded_count) == (2, 0)
    second = books["b.csv"]
    # A3 is stored, A2 differs by a krone, A1 is written otherwise and the same.
    assert (second.row_count, second.stored_count) == (3, 1)
    assert (second.quarantined_count, second.folded_count) == (1, 1)
    principal = second.sums["principal"]
    assert principal.read == 1 * 7 + 200 + Decimal("100.50") == Decimal("307.50")
    assert (principal.stored, principal.quarantined) == (7, 200)
    assert (principal.folded, principal.balances) == (Decimal("100.50"), True)
    ((file, reason),) = ask("select source_file, reason from quarantine")
    assert (file, "A2 is already in row 3 of a.csv" in told(reason)) == ("b.csv", True)
    assert "  told alike by another file of this load, and counted once: 1" in lines(summary)


def test_payments_that_two_files_tell_alike_are_told_again_and_no_fault(write, load, ask):
    header, once = "case_id,paid_on,amount\n", "A1,2026-01-10,30.50\n"
    summary = load(
        write("a.csv", "case_id,principal,outstanding,state\nA1,200.00,40.00,running\n"),
        write("p1.csv", header + 2 * once),
        write("p2.csv", f"{header}{3 * once}A1,2026-01-11,7.00\n"),
        as_of=dt.date(2026, 1, 31),
    )
    second = summary.files[2]
    # Of three equal ones two are told before; the third and that of another day are new.
    assert (second.again_count, second.books.folded_count, second.books.stored_count) == (2, 2, 2)
    assert (second.books.sums["amount"].folded, second.books.balances) == (61, True)
    assert summary.quarantined_count == 0
    assert ask("select count(*), sum(amount) from payments") == [(4, Decimal("98.50"))]


FIRST = "case_id,principal,outstanding,state,Customer\n1001,100,50,running,Ola\n1002,7,7,running,\n"
OTHER = "state,case_id,principal,outstanding\nrunning,1001,800,800\nrunning,1003,9,9\n"


def test_files_of_two_layouts_that_share_numbers_have_to_name_their_agencies(write, load, store):
    first, other = write("fjord.csv", FIRST), write("nord.csv", OTHER)
    with pytest.raises(AgenciesUnnamed) as caught:
        load(other, first, as_of=dt.date(2026, 1, 31))
    told = str(caught.value)
    assert "fjord.csv and nord.csv use the same case numbers (1, such as 1001)" in told
    assert "--agency NAME" in told
    assert store.current() is None
    load(first, as_of=dt.date(2026, 1, 31), agency="Fjord")
    assert load(other, as_of=dt.date(2026, 1, 31), agency="Nord").met.new == 2


def test_one_agency_named_for_all_leaves_what_clashes_in_quarantine(write, load):
    files = write("fjord.csv", FIRST), write("nord.csv", OTHER)
    summary = load(*files, as_of=dt.date(2026, 1, 31), agency="Fjord")
    assert summary.quarantined_count == 1


def test_files_of_two_layouts_without_shared_numbers_are_loaded(write, load):
    files = write("fjord.csv", FIRST), write("nord.csv", OTHER.replace("1001", "1004"))
    assert load(*files, as_of=dt.date(2026, 1, 31)).met.new == 4


def test_a_folded_case_told_alike_by_a_second_file_counts_once(write, load, ask):
    header = "case_id,invoice_no,principal,outstanding,state\n"
    rows = f"{header}A1,1,10,10,running\nA1,2,20,20,running\n"
    summary = load(
        write("a.csv", rows),
        write("b.csv", rows + "A2,3,5,5,running\n"),
        as_of=dt.date(2026, 1, 31),
    )
    again = summary.files[1]
    assert (again.again_count, again.books.folded_count) == (1, 2)
    assert again.books.sums["principal"].folded == 30
    assert ask("select case_id, principal from cases order by 1") == [("A1", 30), ("A2", 5)]
    assert ask("select distinct source_file from case_parts") == [("a.csv",)]


def test_a_summary_warns_of_cases_that_do_not_add_up(write, load):
    summary = load(
        write(
            "a.csv",
            "case_id,principal,interest,paid_total,outstanding,state\n"
            "A1,100,5,-40,65,running\nA2,100,0,40,60,running\n",
        ),
        as_of=dt.date(2026, 1, 31),
    )
    # 100 + 5 less -40 is 145, and the file says 65.
    assert summary.unbalanced == (1, "A1")
    assert any("not what is outstanding: 1, such as A1" in line for line in lines(summary))
