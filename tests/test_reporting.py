"""`standout findings`: what stands out, from a store and from a pair of files."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main
from dashboard.settings import settings
from tests.findings.made_company import exports_of
from tests.findings.planting import planted

SAMPLE = Path(__file__).parent.parent / "sample_data"
FIELDS = [
    *("measure", "segment", "since", "observed", "expected", "case_count"),
    *("excess_amount", "currency", "q_value", "sentence"),
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


def test_a_selection_narrows_what_is_judged(sample: Path) -> None:
    def judged(*words: str) -> list[tuple[str, int]]:
        chosen = [part for word in words for part in ("--filter", word)]
        rows = told("--store", sample, *chosen)
        return [(row["sentence"].partition(":")[0], row["case_count"]) for row in rows]

    of_agency = judged("agency=Tiur Kreditt AS")
    assert of_agency == [("Leie og utstyr", 254), ("Serviceavtale Pluss", 229),
                         ("Service Nord", 100)]  # fmt: skip
    some = ("department=Service Nord", "department=Renhold", "department=Kantine")
    assert judged(*some) == [("Service Nord", 184)]
    assert judged("placed_to=2026-01-31") == [("Serviceavtale Pluss", 327), ("Leie og utstyr", 404)]


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
