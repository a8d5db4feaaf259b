"""`standout findings`: what stands out, from a store and from a pair of files."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main
from dashboard.filters import Filters, Scope
from dashboard.findings.looked_at import subject_of
from dashboard.findings.remarked import remark, remarks_in, take_back
from dashboard.findings.standing_out import findings_of
from dashboard.settings import settings
from dashboard.warehouse.warehouse import Warehouse
from tests.findings.made_company import exports_of
from tests.findings.planting import planted

SAMPLE = Path(__file__).parent.parent / "sample_data"
DAY = dt.date(2026, 10, 31)
FIELDS = [
    *("measure", "segment", "since", "observed", "expected", "case_count"),
    *("excess_amount", "currency", "q_value", "sentence", "unit"),
]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("sample") / "store"
    agency = sorted(SAMPLE.glob("fjordinkasso_*.csv"))
    others = [*sorted(SAMPLE.glob("tiur_*")), SAMPLE / "billing.csv", SAMPLE / "rates.csv"]
    mapping = ("--mapping", SAMPLE / "fjordinkasso.toml")
    for files in ((*agency, *mapping), (*others, "--as-of", "2026-10-31")):
        assert run("load", *files, "--store", store).exit_code == 0
    return store


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDOUT_LANGUAGE", "en")
    settings.cache_clear()


def told(*words: str | Path) -> list[dict[str, Any]]:
    done = run("findings", *words, "--format", "json")
    assert done.exit_code == 0, done.output
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def test_the_three_problems_of_the_sample_are_the_first_three(sample: Path) -> None:
    rows = told("--store", sample)[:3]
    assert {(row["measure"], *row["segment"].values(), row["since"]) for row in rows} == {
        ("placement_lag", "Leie og utstyr", None),
        ("dispute_reason", "Serviceavtale Pluss", "DUPLICATE", None),
        ("dispute_reason", "Service Nord", "NOT_DELIVERED", "2026-02-01"),
    }
    assert [list(row) for row in rows] == [FIELDS] * 3
    amounts = [row["excess_amount"] for row in rows]
    assert amounts == sorted(amounts, reverse=True)


def test_the_figures_are_those_that_the_sample_tells_of_itself(sample: Path) -> None:
    (nord,) = [row for row in told("--store", sample) if "Service Nord" in row["sentence"]]
    assert (nord["case_count"], nord["currency"]) == (184, "NOK")
    assert nord["observed"] == round(46 / 184, 6)
    assert "46 of 184 cases disputed: Not delivered" in nord["sentence"]


def test_a_selected_department_is_held_against_the_others(sample: Path) -> None:
    nord = told("--store", sample, "--filter", "department=Service Nord")
    assert [row["segment"]["dispute_reason"] for row in nord] == ["NOT_DELIVERED"]
    done = run("findings", "--store", sample, "--filter", "department=Renhold")
    assert (done.stdout.strip(), "Nothing stands out" in done.stderr) == ("", True)


def test_other_selections_narrow_what_is_judged(sample: Path) -> None:
    def judged(word: str) -> list[tuple[str, int]]:
        rows = told("--store", sample, "--filter", word)
        return [(row["sentence"].partition(":")[0], row["case_count"]) for row in rows]

    assert ("Leie og utstyr", 254) in judged("agency=Tiur Kreditt AS")
    early = judged("placed_to=2026-01-31")
    assert ("Serviceavtale Pluss", 327) in early
    assert "Service Nord" not in [name for name, _count in early]


def test_why_nothing_stands_out_is_told_apart_from_the_answer(sample: Path, tmp_path: Path) -> None:
    nobody = run("findings", "--store", sample, "--filter", "department=Nope", "--format", "json")
    assert (nobody.stdout.strip(), nobody.stderr) == ("[]", "The selection holds no cases.\n")
    few = tmp_path / "cases.csv"
    exports_of(planted(21, ("department_reason",)))["cases"].head(50).write_csv(few)
    assert (
        "Too few cases to tell anything from chance: 50." in run("findings", "--cases", few).stderr
    )


def test_what_was_set_aside_is_left_out_and_counted(sample: Path) -> None:
    store = Warehouse(sample, settings())
    first = findings_of(store, Filters(), Scope(everything=True))[0]
    remark(store.notes, Scope(everything=True), subject_of(first), "aside", (DAY, "", ""))
    done = run("findings", "--store", sample, "--format", "json")
    (said,) = remarks_in(store.notes, Scope(everything=True)).values()
    take_back(store.notes, Scope(everything=True), said)
    assert first.segment not in [row["segment"] for row in json.loads(done.stdout)]
    assert "set aside, and are left out: 1" in done.stderr


def test_rows_and_columns_that_are_not_read_are_told(tmp_path: Path) -> None:
    cases = exports_of(planted(21, ("department_reason",)))["cases"].drop("paid_total", "due_date")
    broken = cases.with_columns(
        principal=pl.when(pl.int_range(pl.len()) % 5 == 0)
        .then(pl.lit("abc"))
        .otherwise(pl.col("principal").cast(pl.String))
    )
    broken.write_csv(tmp_path / "cases.csv")
    said = run("findings", "--cases", tmp_path / "cases.csv", "--format", "json").stderr
    assert "rows could not be read and are left out" in said
    assert "late placement (Due date)" in said


def test_a_day_that_is_hardly_the_export_s_is_told(tmp_path: Path) -> None:
    cases = exports_of(planted(21, ("department_reason",)))["cases"]
    file = tmp_path / "cases.csv"
    cases.write_csv(file)
    late = run("findings", "--cases", file, "--as-of", "2028-06-01")
    assert late.exit_code == 0
    assert "more than a year before 2028-06-01" in late.stderr
    assert "more than a year" not in run("findings", "--cases", file, "--as-of", str(DAY)).stderr
    early = run("findings", "--cases", file, "--as-of", "1999-01-01", "--format", "json")
    assert (early.exit_code, early.stdout) == (1, "")
    assert "No case begins by 1999-01-01" in early.stderr
    assert "--as-of YYYY-MM-DD" in early.stderr


def test_currencies_without_rates_are_judged_apart(tmp_path: Path) -> None:
    cases = exports_of(planted(21, ("department_reason",)))["cases"].drop("paid_total", "waited")
    half = pl.when(pl.int_range(pl.len()) % 2 == 0).then(pl.lit("EUR")).otherwise(pl.lit("NOK"))
    cases.with_columns(currency=half).write_csv(tmp_path / "cases.csv")
    done = run("findings", "--cases", tmp_path / "cases.csv", "--format", "json")
    assert {row["currency"] for row in json.loads(done.stdout)} == {"EUR", "NOK"}
    assert "are judged apart" in done.stderr


def test_the_table_has_a_sentence_a_line_in_the_readers_language(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDOUT_LANGUAGE", "nb")
    settings.cache_clear()
    lines = run("findings", "--store", sample).stdout.splitlines()
    assert lines[0].startswith("1. ")
    assert any("46 av 184 saker omtvistet: Ikke levert" in line for line in lines)


def test_csv_has_a_finding_a_line(sample: Path) -> None:
    header, *lines = run("findings", "--store", sample, "--format", "csv").stdout.splitlines()
    assert header.split(",") == FIELDS
    assert len(lines) == len(told("--store", sample))


def test_a_pair_of_files_is_judged_without_a_standing_store(tmp_path: Path) -> None:
    shape = planted(21, ("department_reason",))
    cases = exports_of(shape)["cases"].drop("paid_total", "waited")
    paid = exports_of(shape)["cases"].filter(exports_of(shape)["cases"]["paid_total"] > 0)
    payments = paid.select("case_id", "agency", paid_on="placed_on", amount="paid_total")
    files = tmp_path / "cases.csv", tmp_path / "payments.csv"
    cases.write_csv(files[0])
    payments.write_csv(files[1])
    (row,) = told("--cases", files[0], "--payments", files[1], "--as-of", "2026-08-31")
    assert row["measure"] == "dispute_reason"
    assert row["segment"]["department"] == shape.problems[0].unit


def test_files_and_what_waits_to_be_mended_are_read_here_whatever_engine_is_set(
    sample: Path, tmp_path: Path
) -> None:
    few = tmp_path / "cases.csv"
    exports_of(planted(21, ("department_reason",)))["cases"].head(50).write_csv(few)
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setenv("STANDOUT_ENGINE", "nowhere://")
        settings.cache_clear()
        assert "Too few cases" in run("findings", "--cases", few).stderr
        assert run("quarantine", "--store", sample).exit_code == 0
        assert "names no engine" in run("findings", "--store", sample).stderr
    settings.cache_clear()


def test_what_does_not_go_together_is_refused(tmp_path: Path) -> None:
    assert run("findings", "--payments", tmp_path / "a.csv").exit_code == 2
    assert run("findings", "--cases", tmp_path / "a.csv", "--store", tmp_path).exit_code == 2


def test_an_export_that_cannot_be_read_is_told_as_an_error(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.csv"
    nothing.write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("findings", "--cases", nothing, "--format", "json")
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert done.stdout == ""
