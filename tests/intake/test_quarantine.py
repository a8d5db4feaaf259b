"""What may not be stored stays readable: where it is, what is wrong, how it read."""

import json

import polars as pl
import pytest

from dashboard import refusals
from dashboard.i18n import language
from dashboard.intake import quarantine
from dashboard.intake.contract import check
from dashboard.intake.files.batch import Unreadable
from dashboard.intake.files.reader import open_export
from dashboard.intake.mapping import Mapping
from dashboard.intake.understand import understand


@pytest.fixture(autouse=True)
def _english():
    before = language.set("en")
    yield
    language.reset(before)


def test_a_row_appears_once_per_fault_with_its_raw_cells(write):
    path = write("a.csv", "Case_ID,paid_on,amount,Note\nA1,2026-01-02,5,\nA2,soon,much,«x»\n")
    understood = understand(open_export(path, Mapping()), Mapping())
    (batch,) = understood.export.batches()
    found = check(batch, understood)
    entries = quarantine.of_faults("a.csv", found.faults, batch)
    assert entries.select("source_file", "row_number", "column_name", "value").rows() == [
        ("a.csv", 3, "paid_on", "soon"),
        ("a.csv", 3, "amount", "much"),
    ]
    raw = {"Case_ID": "A2", "paid_on": "soon", "amount": "much", "Note": "«x»"}
    assert [json.loads(cells) for cells in entries["cells"]] == [raw, raw]


def test_a_row_that_does_not_fit_is_kept_as_a_list():
    entries = quarantine.of_unreadable("a.csv", [Unreadable(7, "the row has 1 cells", ("Æ",))])
    assert entries.rows() == [("a.csv", 7, None, None, "the row has 1 cells", '["Æ"]')]


REJECTED = pl.DataFrame(
    [
        ("cases", "b.csv", 4, "repeated", "case_id", "A{1}", None, "a.csv", 2, "{}"),
        ("cases", "b.csv", 5, "clash", "creditor", "Tiur", "Fjord", "a.csv", 3, "{}"),
        ("payments", "p.csv", 6, "unknown_case", "case_id", "A9", None, None, None, "{}"),
    ],
    schema={
        "table_name": pl.String,
        "source_file": pl.String,
        "source_row": pl.Int64,
        "cause": pl.String,
        "column_name": pl.String,
        "value": pl.String,
        "other_value": pl.String,
        "other_file": pl.String,
        "other_row": pl.Int64,
        "cells": pl.String,
    },
    orient="row",
)


def test_rejected_rows_say_what_they_ran_into():
    entries = quarantine.of_rejected(REJECTED, {"b.csv": {"case_id": "Saksnr"}})
    told = [refusals.told(reason).split(". ")[0] for reason in entries["reason"]]
    assert told == [
        "Saksnr (Case): A{1} is already in row 2 of a.csv; it was not counted twice",
        "Creditor: the case is stored for Fjord (row 3 of a.csv); it was not replaced",
        "Case: the case A9 is neither in the store nor in this load",
    ]


def test_a_row_rejected_for_a_cause_that_nobody_knows_is_not_dropped():
    strange = REJECTED.with_columns(pl.lit("eclipse").alias("cause"))
    with pytest.raises(KeyError):
        quarantine.of_rejected(strange)


def test_a_reason_names_the_header_and_is_told_in_the_language_of_its_reader(write):
    drawn = "Saksnr,Hovedstol,Utestående,status\nA1,10,10,running\nA2,ti,10,running\n"
    understood = understand(open_export(write("a.csv", drawn), Mapping()), Mapping())
    (batch,) = understood.export.batches()
    (entry,) = quarantine.of_batch("a.csv", batch, check(batch, understood).faults).rows(named=True)
    assert refusals.line(entry) == (
        "a.csv, row 3, Hovedstol (Principal) = 'ti': this is no number."
        " Write it in digits, or leave the cell empty where there is none"
    )
    language.set("nb")
    assert refusals.line(entry).startswith("a.csv, rad 3, Hovedstol = 'ti': dette er ikke et tall.")
