"""`standout load`: what is open is asked or told, and a load that is stopped changes nothing."""

import datetime as dt
import os
import signal
import tomllib

import pytest

from dashboard.loading import command

CASES = "case_id,principal,outstanding,state\nA1,1234.50,1000.00,running\nA2,10.00,0.00,closed\n"
OPEN = "case_id,principal,outstanding,state,due_date\nA1,10.50,5.00,running,03/04/2026\n"
DAY = ("--as-of", "2026-10-31")
THIRD_OF_APRIL = [(dt.date(2026, 4, 3),)]


def test_a_folder_is_loaded_whole(write, run, ask):
    write("in/cases.csv", CASES)
    payments = write("in/payments.csv", "case_id,paid_on,amount\nA1,2026-10-01,234.50\n")
    done = run("load", payments.parent, *DAY)
    assert done.exit_code == 0, done.output
    assert ask("select count(*) from cases") == [(2,)]
    assert ask("select sum(amount) from payments")[0][0] == 234.50


def test_what_is_open_is_told_with_the_options_that_settle_it(write, run, store):
    done = run("load", write("cases.csv", OPEN), *DAY)
    assert done.exit_code == 1
    assert "--answer cases.forms.due_date=dmy" in done.stderr
    assert "--answer cases.forms.due_date=mdy" in done.stderr
    assert store.current() is None


def test_an_answer_settles_it_for_the_next_file_too(write, run, ask):
    answer = ("--answer", "cases.forms.due_date=dmy")
    assert run("load", write("cases.csv", OPEN), *DAY, *answer).exit_code == 0
    assert ask("select due_date from cases") == THIRD_OF_APRIL
    later = write("later.csv", OPEN.replace("03/04/2026", "05/06/2026"))
    assert run("load", later, "--as-of", "2026-11-30").exit_code == 0
    assert ask("select due_date from cases") == [(dt.date(2026, 6, 5),)]


def test_at_a_terminal_what_is_open_is_asked_and_the_load_goes_on(write, run, ask, monkeypatch):
    monkeypatch.setattr(command, "is_terminal", lambda: True)
    done = run("load", write("cases.csv", OPEN), *DAY, input="1\n")
    assert done.exit_code == 0, done.output
    assert "as in 03/04/2026" in done.stderr
    assert ask("select due_date from cases") == THIRD_OF_APRIL


def test_strictly_nobody_is_asked(write, run, store, monkeypatch):
    monkeypatch.setattr(command, "is_terminal", lambda: True)
    done = run("load", write("cases.csv", OPEN), *DAY, "--strict", input="1\n")
    assert done.exit_code == 1
    assert "--answer cases.forms.due_date=dmy" in done.stderr
    assert store.current() is None


def test_an_agency_that_the_files_do_not_name_is_told(write, run, ask):
    cases = write("cases.csv", CASES)
    payments = write("payments.csv", "case_id,paid_on,amount\nA1,2026-10-01,234.50\n")
    assert run("load", cases, payments, *DAY, "--agency", "Fjordinkasso AS").exit_code == 0
    told = ask("select agency from cases union all select agency from payments")
    assert told == [("Fjordinkasso AS",)] * 3


def test_an_answer_that_answers_nothing_is_told(write, run, store):
    cases = write("cases.csv", CASES)
    assert "KEY=VALUE" in run("load", cases, "--answer", "dmy").stderr
    done = run("load", cases, *DAY, "--answer", "cases.forms.due_date=backwards")
    assert done.exit_code == 1
    assert "backwards" in done.stderr
    assert store.current() is None


def test_a_trial_shows_what_is_understood_and_loads_nothing(write, run, store):
    drawn = """
        Report of 31.10.2026

        Saksnummer;Hovedstol;Restbeløp;Status;Forfall
        1001;1.234,50;1.000,00;Langtidsovervåking;31.12.2025
        1002;10,00;0,00;Avsluttet;28.02.2026
        Sum;1.244,50;1.000,00;;
    """
    done = run("load", write("saker.csv", drawn), "--dry-run")
    assert done.exit_code == 0, done.output
    assert "saker.csv → cases" in done.stdout
    assert "names in row 3" in done.stdout
    assert "above them: Report of 31.10.2026" in done.stdout
    assert "← Hovedstol  (sure" in done.stdout
    assert "comma" in done.stdout
    assert "no rows of the table: total × 1 (row 6)" in done.stdout
    assert done.stdout.endswith("Nothing was loaded.\n")
    assert store.current() is None
    assert not store.folder.exists()


def test_a_trial_shows_what_is_open(write, run):
    done = run("load", write("cases.csv", OPEN), *DAY, "--dry-run")
    assert done.exit_code == 1, done.output
    assert "A load would be refused until the questions are answered" in done.stdout
    assert "has to be answered: --answer cases.forms.due_date=…" in done.stdout


def test_a_trial_knows_whether_the_loads_before_tell_the_day(write, run):
    cases = write("cases.csv", CASES)
    refused = run("load", cases, "--dry-run")
    assert refused.exit_code == 1
    assert "hold no date that tells the export day" in refused.stdout
    assert run("load", cases, *DAY).exit_code == 0
    later = run("load", write("later.csv", CASES.replace("A1", "A3")), "--dry-run")
    assert later.exit_code == 0
    assert "Export day: 2026-10-31, that of the loads before" in later.stdout
    strict = run("load", write("later.csv", CASES), "--dry-run", "--strict")
    assert strict.exit_code == 1
    assert "--as-of" in strict.stdout


def test_a_trial_shows_the_export_day_and_what_words_are_taken_for(write, run):
    rows = "A1,1.50,1.00,Betalt,2026-02-03\nA2,1.50,1.00,Xyzzy,2026-02-23\n"
    file = write("c.csv", f"case_id,principal,outstanding,status,placed_on\n{rows}")
    shown = run("load", file, "--dry-run").stdout
    assert "Export day: 2026-02-23, the latest date in the files" in shown
    assert shown.index("'Xyzzy'") < shown.index("'Betalt'")
    assert "→ State: Closed, Close reason: Paid  (sure, words that Standout knows)" in shown
    assert "Export day: 2026-10-31, given" in run("load", file, "--dry-run", *DAY).stdout


def test_what_was_understood_is_saved_and_loads_the_same(write, run, ask, tmp_path):
    answer = ("--answer", "cases.forms.due_date=dmy", "--agency", "Fjordinkasso AS")
    mapping = tmp_path / "saved.toml"
    done = run("load", write("cases.csv", OPEN), *DAY, *answer, "--save-mapping", mapping)
    assert done.exit_code == 0, done.output
    text = mapping.read_text(encoding="utf-8")
    assert 'due_date = "dmy"' in text
    assert 'agency = "Fjordinkasso AS"' in text
    later = write("later.csv", OPEN.replace("A1", "A9"))
    assert run("load", later, *DAY, "--mapping", mapping).exit_code == 0
    told = ask("select agency, due_date from cases where case_id = 'A9'")
    assert told == [("Fjordinkasso AS", *THIRD_OF_APRIL[0])]


def test_a_saved_mapping_tells_whom_the_lines_above_name_and_how_the_file_is_cut(
    write, run, tmp_path
):
    mapping = tmp_path / "saved.toml"
    above = "Fjord Inkasso AS\nKreditor: Blåbær AS\n"
    path = write("cases.csv", "")
    path.write_bytes((above + CASES).encode("cp1252"))
    done = run("load", path, *DAY, "--save-mapping", mapping)
    assert done.exit_code == 0, done.output
    saved = tomllib.loads(mapping.read_text(encoding="utf-8"))
    assert saved["file"] == {"delimiter": ",", "encoding": "cp1252", "header_row": 3}
    told = {"agency": "Fjord Inkasso AS", "creditor": "Blåbær AS"}
    assert saved["cases"]["constants"] == told
    assert run("load", path, *DAY, "--mapping", mapping, "--strict").exit_code == 0


def test_a_mapping_that_cannot_be_saved_says_where(write, run, tmp_path):
    done = run("load", write("c.csv", CASES), "--dry-run", "--save-mapping", tmp_path / "no" / "m")
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_load_that_is_stopped_leaves_the_store_as_it_was(write, run, store, monkeypatch, ending):
    run("load", write("cases.csv", CASES), *DAY)
    before = store.current()
    monkeypatch.setattr(command, "silent", lambda *_progress: os.kill(os.getpid(), ending))
    done = run("load", write("later.csv", CASES), "--as-of", "2026-11-30")
    assert done.exit_code == 130
    assert done.stderr == "The load was stopped. The store is as it was before.\n"
    assert store.current() == before
    assert not list(store.folder.glob("making_*"))


def test_a_load_without_files_or_with_too_much_at_once_is_exit_code_2(write, run, tmp_path):
    assert run("load").exit_code == 2
    assert run("load", write("cases.csv", CASES), "--watch", tmp_path).exit_code == 2
    assert run("load", "--watch", tmp_path, "--dry-run").exit_code == 2
