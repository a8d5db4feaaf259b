"""What a load may not do to what earlier ones have brought."""

import datetime as dt

import pytest

from dashboard.errors import LoadStopped, NothingStored
from dashboard.refusals import told

CASES = "case_id,agency,principal,outstanding,state,placed_on\n"
PAYMENTS = "case_id,paid_on,amount\n"
REASONS = "select source_file, value, reason from quarantine order by source_file, row_number"


def test_a_payment_on_a_number_that_two_agencies_of_a_load_use_is_nobodys(write, load, ask):
    load(
        write("aa.csv", f"{CASES}1001,AA,100,60,running,2026-01-02\n"),
        write("bb.csv", f"{CASES}1001,BB,9,9,running,2026-01-02\n1002,BB,5,5,running,2026-01-02\n"),
        write("paid.csv", f"{PAYMENTS}1001,2026-01-05,40\n1002,2026-01-05,1\n"),
        write("seen.csv", "case_id,happened_at,kind\n1001,2026-01-03,demand\n"),
    )
    assert ask("select agency from cases where case_id = '1001' order by 1") == [("AA",), ("BB",)]
    assert ask("select agency, case_id from payments") == [("BB", "1002")]
    assert ask("select count(*) from events") == [(0,)]
    shared = (
        "case_id (Case): several agencies use the case number 1001; it cannot be told whose this"
        " is. Say the agency with --agency, or as a constant in the mapping"
    )
    assert [(file, value, told(reason)) for file, value, reason in ask(REASONS)] == [
        ("paid.csv", "1001", shared),
        ("seen.csv", "1001", shared),
    ]


def test_a_payment_on_a_shared_number_is_stored_when_its_agency_is_told(write, load, ask):
    load(
        write("aa.csv", f"{CASES}1001,AA,100,60,running,2026-01-02\n"),
        write("bb.csv", f"{CASES}1001,BB,9,9,running,2026-01-03\n7,BB,9,9,running,2026-01-03\n"),
    )
    paid = write("paid.csv", f"{PAYMENTS}1001,2026-01-05,40\n7,2026-01-05,7\n")
    load(paid)
    assert ask("select case_id from payments") == [("7",)]
    assert load(paid).skipped == ("paid.csv",)
    load(paid, mapping=write("m.toml", '[payments.constants]\nagency = "AA"\n'))
    assert ask("select agency, case_id, amount from payments order by 2") == [
        ("AA", "1001", 40),
        ("BB", "7", 7),
    ]


def test_an_older_export_replaces_no_case_of_a_newer_one(write, load, ask):
    load(write("june.csv", f"{CASES}A1,AA,100,20,running,2026-01-02\n"), as_of=dt.date(2026, 6, 30))
    load(
        write("may.csv", f"{CASES}A1,AA,100,90,running,2026-01-02\nA2,AA,5,5,running,2026-01-02\n"),
        as_of=dt.date(2026, 5, 31),
    )
    assert ask("select case_id, outstanding from cases order by 1") == [("A1", 20), ("A2", 5)]
    assert ask("select case_id, outstanding, source_file from past_cases") == [
        ("A1", 90, "may.csv")
    ]
    assert ask("select stored_count, quarantined_count from load_files where load_id = 2") == [
        (2, 0)
    ]
    assert ask("select export_day from store_info") == [(dt.date(2026, 6, 30),)]


def test_an_older_export_of_a_day_that_is_known_changes_nothing(write, load):
    load(write("may.csv", f"{CASES}A1,AA,100,90,running,2026-01-02\n"), as_of=dt.date(2026, 5, 31))
    load(write("june.csv", f"{CASES}A1,AA,100,20,running,2026-01-02\n"), as_of=dt.date(2026, 6, 30))
    with pytest.raises(NothingStored, match="standout undo"):
        load(
            write("other.csv", f"{CASES}A1,AA,100,80,running,2026-01-02\n"),
            as_of=dt.date(2026, 5, 31),
        )


def test_an_export_day_given_wrongly_is_corrected_by_loading_the_file_again(write, load, ask):
    file = write("june.csv", f"{CASES}A1,AA,100,20,running,2026-01-02\n")
    load(file, as_of=dt.date(2062, 6, 30))
    load(file, as_of=dt.date(2026, 6, 30))
    assert ask("select export_day from store_info") == [(dt.date(2026, 6, 30),)]
    assert ask("select count(*) from quarantine") == [(0,)]


def test_quarantine_of_another_table_or_mapping_is_not_superseded_by_a_name(write, load, ask):
    good = "A9,AA,1,1,running,2026-01-02\n"
    load(write("a/data.csv", f"{CASES}{good}A1,AA,x,9,running,2026-01-02\n"))
    load(write("b/data.csv", f"{PAYMENTS}A9,2026-01-05,1\nA9,2026-01-05,y\n"))
    mapping = write("m.toml", '[cases.constants]\nagency = "BB"\n')
    other = f"{CASES.replace('agency,', '')}B1,z,9,running,2026-01-03\nB2,1,9,running,2026-01-03\n"
    load(write("c/data.csv", other), mapping=mapping)
    assert ask("select value from quarantine order by 1") == [("x",), ("y",), ("z",)]


def test_quarantine_is_superseded_by_the_same_content_under_a_better_mapping(write, load, ask):
    header = CASES.replace("principal", "principal,tall2")
    file = write(
        "a.csv", f"{header}A1,AA,x,1,1,running,2026-01-02\nA2,AA,1,1,1,closed,2026-01-02\n"
    )
    load(file)
    assert ask("select value from quarantine") == [("x",)]
    load(file, mapping=write("m.toml", '[cases.columns]\nprincipal = "tall2"\n'))
    assert ask("select count(*) from quarantine") == [(0,)]


def test_currencies_and_months_are_stored_in_one_way(write, load, ask):
    load(
        write("a.csv", "case_id,principal,outstanding,closed_on,currency\nA1,1,1,2026-01-02,nok\n"),
        write("b.csv", "department,month,invoice_count,billed_amount\nNord,2026-01-31,1,1\n"),
        write("r.csv", "currency,base_currency,rate\nsek,Nok,0.98\nEUR,NOK,0\n"),
    )
    assert ask("select currency from cases") == [("NOK",)]
    assert ask("select currency, base_currency from rates") == [("SEK", "NOK")]
    assert ask("select month from billing") == [(dt.date(2026, 1, 1),)]


def test_one_absurd_amount_is_a_row_in_quarantine(write, load, ask):
    absurd = "9" * 16
    rows = f"A1,AA,{absurd},{absurd},running,2026-01-02\nA2,AA,1,1,running,2026-01-02\n"
    load(write("a.csv", CASES + rows))
    assert ask("select case_id from cases") == [("A2",)]


def test_figures_too_large_together_stop_the_load_with_a_message(write, load, store):
    cases = "case_id,principal,outstanding,closed_on,currency\n"
    rates = "currency,base_currency,rate\n"
    with pytest.raises(LoadStopped, match="amounts or rates that cannot be right"):
        load(
            write("a.csv", f"{cases}A1,{9 * 10**12},1,2026-01-02,SEK\nA2,1,1,2026-01-02,NOK\n"),
            write("r.csv", f"{rates}SEK,NOK,{9 * 10**9}\n"),
        )
    assert store.current() is None


def test_equal_rows_in_two_files_of_one_load_count_once(write, load, ask):
    paid, seen = "A1,2026-01-05,40\n", "case_id,happened_at,kind\nA1,2026-01-03 10:00,demand\n"
    load(
        write("saker.csv", f"{CASES}A1,AA,100,60,running,2026-01-02\n"),
        write("januar.csv", f"{PAYMENTS}{paid}{paid}"),
        write("kvartal.csv", f"{PAYMENTS}{3 * paid}A1,2026-03-05,1\n"),
        write("sett.csv", seen),
        write("sett_igjen.csv", f"{seen}A1,2026-01-04 10:00,demand\n"),
    )
    assert ask("select amount, count(*) from payments group by 1 order by 1") == [
        (1, 1),
        (40, max(2, 3)),
    ]
    assert ask("select count(*) from events") == [(2,)]
    books = "source_file, row_count, stored_count, folded_count"
    assert ask(f"select {books} from load_files order by 1") == [
        ("januar.csv", 2, 2, 0),
        ("kvartal.csv", 3 + 1, 1 + 1, 2),
        ("saker.csv", 1, 1, 0),
        ("sett.csv", 1, 1, 0),
        ("sett_igjen.csv", 2, 1, 1),
    ]
    assert ask("select count(*) from quarantine") == [(0,)]


def test_payments_of_another_month_supersede_no_quarantine_by_their_name(write, load, ask):
    load(
        write("saker.csv", f"{CASES}A1,AA,100,60,running,2026-01-02\n"),
        write("a/inn.csv", f"{PAYMENTS}A1,2026-01-05,x\nA1,2026-01-05,1\n"),
    )
    load(write("b/inn.csv", f"{PAYMENTS}A1,2026-02-05,2\n"))
    assert ask("select value from quarantine") == [("x",)]


def test_cases_that_speak_of_no_day_are_as_of_the_latest_day_stored(write, load, ask):
    load(write("mai.csv", f"{CASES}A1,AA,100,60,running,\n"), as_of=dt.date(2026, 5, 31))
    load(write("mer.csv", f"{CASES}A2,AA,100,60,running,\n"))
    assert ask("select load_id, export_day from loads order by 1") == [
        (1, dt.date(2026, 5, 31)),
        (2, dt.date(2026, 5, 31)),
    ]
