"""Real files come out right without a mapping."""

import tomllib
from pathlib import Path

import pytest

from dashboard.intake.naming import meanings
from tests.intake.recognised import read

SAMPLE = Path(__file__).parents[2] / "sample_data"
SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.mark.parametrize("name", ["ibm_ar.csv", "ibm_ar_with_missing.csv"])
def test_a_list_of_settled_invoices_needs_no_mapping(name):
    if not (SHARED / name).exists():
        pytest.skip("the public sample is not beside this checkout")
    seen = read(SHARED / name, ",")
    assert seen.table.name == "cases"
    assert seen.columns == {
        "case_id": "invoiceNumber",
        "customer_id": "customerID",
        "country": "countryCode",
        "invoice_date": "InvoiceDate",
        "due_date": "DueDate",
        "closed_on": "SettledDate",
        "principal": "InvoiceAmount",
        "is_disputed": "Disputed",
    }
    assert seen.known == ("PaperlessDate", "PaperlessBill", "DaysToSettle", "DaysLate")
    assert (seen.unused, seen.questions) == ((), ())


@pytest.mark.parametrize(
    ("name", "table"), [("saker", "cases"), ("betalinger", "payments"), ("hendelser", "events")]
)
def test_the_sample_agencys_files_need_no_mapping(name, table):
    told = tomllib.loads((SAMPLE / "fjordinkasso.toml").read_text(encoding="utf-8"))[table]
    seen = read(SAMPLE / f"fjordinkasso_{name}.csv", ";")
    # Its one status column speaks of more than the state.
    expected = {
        "status" if column == "state" else column: header
        for column, header in told["columns"].items()
    }
    assert (seen.table.name, seen.columns) == (table, expected)
    assert (seen.unused, seen.questions) == ((), ())


def test_the_sample_agencys_statuses_mean_what_its_mapping_says():
    told = tomllib.loads((SAMPLE / "fjordinkasso.toml").read_text(encoding="utf-8"))
    for word, state in told["cases"]["values"]["state"].items():
        axes = meanings.axes_of(word)
        assert axes is not None
        assert axes.state == state
