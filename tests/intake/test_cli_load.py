"""`standout load` as a person meets it in a terminal."""

import pytest
import xlsxwriter
from click.testing import CliRunner

from dashboard import codes
from dashboard.cli import main


@pytest.fixture
def run(store, monkeypatch):
    """Return a function that runs the command line on the test's own store."""
    monkeypatch.setenv("LC_ALL", "C")

    def run_main(*words: object):
        return CliRunner().invoke(main, [str(word) for word in (*words, "--store", store.folder)])

    return run_main


def test_a_load_prints_its_books(write, run, store):
    cases = write(
        "cases.csv",
        "case_id,principal,outstanding,state\nA1,1234.50,0,closed\nA2,x,1,closed\n",
    )
    done = run("load", cases, "--as-of", "2026-10-31")
    assert done.exit_code == 0
    assert "  rows                2 =        1 +           1" in done.stdout
    assert "cases.csv, row 3, principal = 'x': this is no number" in done.stdout
    assert "Export day: 2026-10-31, given with --as-of" in done.stdout
    assert store.current() is not None


def test_an_error_is_one_message_and_exit_code_1(run, tmp_path, store):
    done = run("load", tmp_path / "none.csv")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr == f"{tmp_path}/none.csv: there is no such file. Nothing was loaded.\n"
    assert store.current() is None


def test_a_wrong_mapping_is_told_before_anything_is_read(write, run):
    done = run("load", write("a.csv", "x\n"), "--mapping", write("m.toml", "[cases"))
    assert done.exit_code == 1
    assert "not valid TOML" in done.stderr


def test_a_wrong_option_is_exit_code_2(write, run):
    assert run("load", write("a.csv", "x\n"), "--as-of", "soon").exit_code == 2
    assert run("load").exit_code == 2


def test_the_last_load_is_undone(write, run, store, tmp_path):
    cases = "case_id,principal,outstanding,state\n"
    run("load", write("a.csv", f"{cases}A1,1,1,running\n"), "--as-of", "2026-10-31")
    before = store.current()
    run("load", write("b.csv", f"{cases}A2,1,1,running\n"), "--as-of", "2026-11-30")
    done = run("undo")
    assert done.exit_code == 0
    assert done.stdout == "Load 2 is undone: b.csv. The store is as it was before it.\n"
    assert store.current() == before
    first = run("undo")
    assert (first.exit_code, store.current()) == (0, None)
    assert first.stdout.endswith("before it. It was the first load: the store is empty now.\n")
    assert run("undo").exit_code == 1
    assert run("load", tmp_path / "a.csv", "--as-of", "2026-10-31").exit_code == 0


@pytest.mark.parametrize("words", [("check",), ("ask", "overview/headline")])
def test_what_another_release_derived_is_derived_anew_before_it_answers(
    write, run, store, monkeypatch, words
):
    cases = write("a.csv", "case_id,principal,outstanding,state\nA1,1,1,running\n")
    run("load", cases, "--as-of", "2026-10-31")
    monkeypatch.setattr(codes, "SELF_INFLICTED", frozenset({"withdrawn"}))
    done = run(*words)
    assert done.stderr.startswith("Deriving the figures anew")
    assert not store.is_stale()


def test_a_header_that_the_mapping_names_and_the_file_lacks_is_told(write, run):
    cases = write("cases.csv", "case_id,principal,outstanding,state\nA1,10,0,closed\n")
    mapping = write("m.toml", '[cases.columns]\ndepartment = "Avdelingg"\n')
    done = run("load", cases, "--mapping", mapping, "--as-of", "2026-10-31")
    assert done.exit_code == 0
    assert "not in the file, though the mapping names them: Avdelingg" in done.stdout


def test_a_workbook_loads_like_any_other_file(tmp_path, run, store):
    book = tmp_path / "saker.xlsx"
    with xlsxwriter.Workbook(book) as written:
        page = written.add_worksheet()
        page.write_row(0, 0, ["case_id", "principal", "outstanding", "state"])
        page.write_row(1, 0, ["A1", 1234.5, 100, "running"])
    done = run("load", book, "--as-of", "2026-10-31")
    assert done.exit_code == 0, done.output
    assert "1,234.50 = 1,234.50" in done.stdout
    assert store.current() is not None
