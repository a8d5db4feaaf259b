"""`standout ask` and `standout check` in a terminal."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard import catalogue
from dashboard.cli import main

CASES = """
    case_id | department | principal | paid_total | placed_on  | is_disputed
    A1      | North      |  1 000.00 |     250.50 | 2026-01-05 | yes
    A2      | South      |    100.00 |       0.00 | 2026-02-05 | no
"""
Run = Callable[..., Result]


@pytest.fixture
def run(warehouse_of, monkeypatch) -> Run:
    """Return a function that runs the command line on a store of drawn cases."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def invoke(*arguments: str, cases: str = CASES, store: Path | None = None) -> Result:
        folder = store or warehouse_of(cases).store.folder
        return CliRunner().invoke(main, [*arguments, "--store", str(folder)])

    return invoke


def test_without_a_question_it_lists_them_all(run):
    asked = run("ask")
    assert asked.exit_code == 0
    assert [line.split()[0] for line in asked.output.splitlines()] == list(catalogue.questions())
    assert "Why do customers object?" in asked.output


def test_a_table_has_headings_and_numbers_as_people_write_them(run):
    asked = run("ask", "departments/claim_types")
    heading, _rule, row, currency = asked.stdout.splitlines()
    assert currency == "Amounts: no currency is stated."
    assert heading.split()[:4] == ["Claim", "type", "Cases", "Placed"]
    assert row.split() == ["Not", "stated", "2", "1,100.00", "50.0%", "–", "0.0%"]


def test_columns_that_the_exports_lack_are_said_beside_the_answer(run):
    asked = run("ask", "departments/claim_types")
    assert asked.stderr.strip() == "The exports do not tell cases.claim_type."


def test_amounts_are_told_with_their_currency(run):
    cases = CASES.replace("| is_disputed", "| is_disputed | currency")
    cases = cases.replace("| yes", "| yes | NOK").replace("| no", "| no | NOK")
    table = run("ask", "departments/claim_types", cases=cases)
    assert table.stdout.endswith("\nAmounts in NOK.\n")
    raw = run("ask", "departments/claim_types", "--format", "json", cases=cases)
    assert json.loads(raw.stdout)
    assert "Amounts in NOK." in raw.stderr
    assert "Amounts" not in run("ask", "data/loads", cases=cases).output


def test_csv_is_raw_and_exact(run):
    asked = run("ask", "cases/rows", "--format", "csv")
    first, second = csv.DictReader(io.StringIO(asked.stdout))
    assert (first["case_id"], first["principal"], first["outstanding"]) == (
        "A1",
        "1000.00",
        "749.50",
    )
    assert (first["placed_on"], first["is_disputed"], first["closed_on"]) == (
        "2026-01-05",
        "true",
        "",
    )
    assert second["case_id"] == "A2"


def test_json_has_amounts_as_text_and_iso_dates(run):
    asked = run("ask", "cases/rows", "--format", "json")
    first = json.loads(asked.stdout)[0]
    assert (first["principal"], first["placed_on"], first["closed_on"]) == (
        "1000.00",
        "2026-01-05",
        None,
    )
    loads = json.loads(run("ask", "data/loads", "--format", "json").stdout)
    assert loads[0]["export_day"] == "2026-10-31"
    assert loads[0]["loaded_at"].startswith("2026-11-01T08:00")


def test_filters_narrow_and_a_repeated_one_adds(run):
    def placed(*words: str) -> str:
        filters = [part for word in words for part in ("--filter", word)]
        asked = run("ask", "overview/headline", *filters, "--format", "json")
        return json.loads(asked.stdout)[0]["placed_amount"]

    assert placed() == "1100.00"
    assert placed("department=North") == "1000.00"
    assert placed("department=North", "department=South") == "1100.00"
    assert placed("department=North", "disputed=no") is None


def test_an_answer_without_rows_says_so(run):
    asked = run("ask", "disputes/outcomes", "--filter", "department=North", "--format", "table")
    assert asked.stdout.splitlines()[-1] == "No rows."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ask", "overview/nothing"), "There is no question named overview/nothing."),
        (
            ("ask", "overview/headline", "--filter", "nothing=1"),
            "There is no filter named nothing.",
        ),
        (("ask", "overview/headline", "--filter", "open=maybe"), "yes or no is expected"),
    ],
)
def test_what_cannot_be_asked_is_one_message_and_exit_code_1(run, arguments, message):
    asked = run(*arguments)
    assert asked.exit_code == 1
    assert message in asked.stderr
    assert len(asked.stderr.splitlines()) == 1


def test_a_folder_without_a_load_is_one_message_and_exit_code_1(run, tmp_path):
    asked = run("check", store=tmp_path / "nothing")
    assert asked.exit_code == 1
    assert "No export has been loaded" in asked.stderr


def test_sound_cases_pass_every_check(run):
    checked = run("check")
    assert checked.exit_code == 0
    assert len(checked.output.splitlines()) == len(catalogue.checks())
    assert all(line.startswith("ok ") for line in checked.output.splitlines())


def test_a_warning_is_shown_with_its_first_rows_and_does_not_fail(run):
    checked = run("check", cases="case_id | principal | outstanding\nA1 | 100.00 | 90.00")
    assert checked.exit_code == 0
    refund = run("check", cases="case_id | principal\nA1 | -100.00")
    assert refund.exit_code == 0
    assert "warn   The principal is below nought: 1 row" in refund.output
    assert "-100.00" in refund.output


def test_a_fault_that_makes_figures_wrong_fails(run):
    checked = run(
        "check",
        cases="""
            case_id | placed_on  | closed_on  | disputed_on
            A1      | 2026-05-01 | 2026-04-01 |
            A2      | 2026-05-01 |            | 2026-12-24
            A3      | 2026-12-24 |            |
        """,
    )
    assert checked.exit_code == 1
    assert "FAIL   Closed before it was placed: 1 row" in checked.output
    assert "FAIL   Dated after the export day: 1 row" in checked.output
    assert "warn   Begins after the export day, or is closed after it: 1 row" in checked.output


HOSTILE = """
    case_id | customer_name          | principal
    A1      | =HYPERLINK("x")\x1b[2J\x9b | -100.00
"""


def test_csv_holds_no_formula(run):
    asked = run("ask", "cases/rows", "--format", "csv", cases=HOSTILE)
    (row,) = csv.DictReader(io.StringIO(asked.stdout))
    assert row["customer_name"].startswith("'=HYPERLINK")
    assert row["principal"] == "-100.00"


@pytest.mark.parametrize(
    "arguments",
    [("ask", "cases/rows"), ("ask", "cases/rows", "--format", "json"), ("check",)],
)
def test_what_a_terminal_would_obey_is_not_printed(run, arguments):
    asked = run(*arguments, cases=HOSTILE)
    assert asked.exit_code == 0
    assert not {"\x1b", "\x9b"} & set(asked.output)
