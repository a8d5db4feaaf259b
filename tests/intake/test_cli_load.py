"""`standout load` as a person meets it in a terminal."""

import pytest
from click.testing import CliRunner

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
