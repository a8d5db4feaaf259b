"""What a file has stored in one reading goes when it is read in another; the rest stays."""

import datetime as dt

NUMBERS = "nummer,id2,principal,outstanding,state,placed_on\n"
CASES = "case_id,principal,outstanding,state,placed_on\n"
ONE = "A1,100,60,running,2026-01-02\n"
PAYMENTS = "case_id,paid_on,amount,tall2\n"
BY_AMOUNT = '[payments.columns]\namount = "amount"\n'
BY_OTHER = '[payments.columns]\namount = "tall2"\n'


def test_payments_of_an_earlier_reading_are_not_stored_beside_those_of_a_later(write, load, ask):
    seen = "case_id,happened_at,kind,art\nA1,2026-01-03 10:00,demand,legal\n"
    files = write("inn.csv", f"{PAYMENTS}A1,2026-02-03,30,3\n"), write("sett.csv", seen)
    load(write("saker.csv", CASES + ONE), *files)
    load(write("annet.csv", f"{PAYMENTS}A1,2026-02-04,5,5\n"))
    other = f'{BY_OTHER}[events.columns]\nkind = "art"\n'
    load(*files, mapping=write("m.toml", other))
    assert ask("select amount from payments order by 1") == [(3,), (5,)]
    assert ask("select kind from events") == [("legal",)]


def test_cases_under_a_wrong_number_go_when_the_right_one_is_told(write, load, ask):
    file = write("saker.csv", f"{NUMBERS}1,A1,100,60,running,2026-01-02\n")
    load(file, mapping=write("w.toml", '[cases.columns]\ncase_id = "nummer"\n'))
    load(write("andre.csv", f"{CASES}B1,5,5,running,2026-01-02\n"))
    load(file, mapping=write("r.toml", '[cases.columns]\ncase_id = "id2"\n'))
    assert ask("select case_id from cases order by 1") == [("A1",), ("B1",)]
    assert ask("select count(*) from past_cases") == [(0,)]


def test_a_case_that_was_read_wrongly_is_again_as_it_was_known_before(write, load, ask):
    load(write("mai.csv", f"{CASES}1,70,70,running,2026-01-02\n"), as_of=dt.date(2026, 5, 31))
    june = write("juni.csv", f"{NUMBERS}1,A1,100,60,running,2026-01-02\n")
    wrong = write("w.toml", '[cases.columns]\ncase_id = "nummer"\n')
    load(june, mapping=wrong, as_of=dt.date(2026, 6, 30))
    right = write("r.toml", '[cases.columns]\ncase_id = "id2"\n')
    load(june, mapping=right, as_of=dt.date(2026, 6, 30))
    states = "select case_id, principal, load_id from {} order by 1"
    assert ask(states.format("cases")) == [("1", 70, 1), ("A1", 100, 3)]
    assert ask(states.format("past_cases")) == []


def test_an_older_export_read_anew_is_told_once(write, load, ask):
    load(write("juni.csv", CASES + ONE), as_of=dt.date(2026, 6, 30))
    may = write(
        "mai.csv", f"{CASES.replace('outstanding', 'a,b')}A1,100,90,80,running,2026-01-02\n"
    )
    for column in "ab":
        told = write(f"{column}.toml", f'[cases.columns]\noutstanding = "{column}"\n')
        load(may, mapping=told, as_of=dt.date(2026, 5, 31))
    assert ask("select outstanding from past_cases") == [(80,)]
    assert ask("select count(*) from quarantine") == [(0,)]


def test_a_correction_leaves_what_an_earlier_day_told(write, load, ask):
    load(write("mai.csv", CASES + ONE), as_of=dt.date(2026, 5, 31))
    june = write(
        "juni.csv", f"{CASES.replace('state', 'b,state')}A1,100,60,20,running,2026-01-02\n"
    )
    load(june, mapping=write("a.toml", ""), as_of=dt.date(2026, 6, 30))
    told = write("b.toml", '[cases.columns]\noutstanding = "b"\n')
    load(june, mapping=told, as_of=dt.date(2026, 6, 30))
    states = "select outstanding, first_load_id, load_id from {}"
    assert ask(states.format("cases")) == [(20, 3, 3)]
    assert ask(states.format("past_cases")) == [(60, 1, 1)]


def test_a_file_can_be_read_again_as_it_was_read_first(write, load, ask):
    file = write("inn.csv", f"{PAYMENTS}A1,2026-02-03,30,3\n")
    first, second = write("m1.toml", BY_AMOUNT), write("m2.toml", BY_OTHER)
    load(write("saker.csv", CASES + ONE))
    for mapping in (first, second, first):
        assert load(file, mapping=mapping).skipped == ()
    assert ask("select amount from payments") == [(30,)]
    assert load(file, mapping=first).skipped == ("inn.csv",)
