"""What may not be stored stays readable: where it is, what is wrong, how it read."""

import json

import polars as pl

from dashboard.intake import quarantine
from dashboard.intake.contract import check
from dashboard.intake.files.batch import Unreadable
from dashboard.intake.files.reader import open_export
from dashboard.intake.mapping import Mapping
from dashboard.intake.understand import understand


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


def test_rejected_rows_say_what_they_ran_into():
    rejected = pl.DataFrame(
        [
            ("b.csv", 4, "repeated", "case_id", "A{1}", None, "a.csv", 2, "{}"),
            ("b.csv", 5, "clash", "agency", "Tiur", "Fjord", "a.csv", 3, "{}"),
            ("p.csv", 6, "unknown_case", "case_id", "A9", None, None, None, "{}"),
        ],
        schema=[
            "source_file",
            "source_row",
            "cause",
            "column_name",
            "value",
            "other_value",
            "other_file",
            "other_row",
            "cells",
        ],
        orient="row",
    )
    assert quarantine.of_rejected(rejected)["reason"].to_list() == [
        "A{1} is already in row 2 of a.csv",
        "the case is stored for Fjord (row 3 of a.csv); it was not replaced",
        "the case A9 is neither in the store nor in this load",
    ]
