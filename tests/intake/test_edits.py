"""What a person changes on the page becomes a mapping that says just that."""

from pathlib import Path

import polars as pl
import pytest

from dashboard.errors import MappingWrong
from dashboard.intake import edits
from dashboard.intake.mapping import Mapping
from dashboard.intake.mapping_file import parse_mapping, to_toml
from dashboard.intake.naming.columns import recognise

SEEN = {"case_id": "Saksnr", "principal": "Saldo"}


def told(text: str) -> Mapping:
    return parse_mapping(text, "told.toml")


def test_a_header_feeds_the_column_that_is_chosen_and_no_longer_the_one_it_fed():
    changed = edits.feed(Mapping(), "cases", SEEN, "Saldo", "outstanding")
    assert changed.of("cases").columns == {"principal": "", "outstanding": "Saldo"}


def test_a_column_that_lost_its_header_takes_another():
    lost = edits.feed(Mapping(), "cases", SEEN, "Saldo", "outstanding")
    seen = {"case_id": "Saksnr", "outstanding": "Saldo"}
    found = edits.feed(lost, "cases", seen, "Hovedstol", "principal")
    assert found.of("cases").columns == {"outstanding": "Saldo", "principal": "Hovedstol"}


def test_a_header_that_is_not_used_feeds_nothing():
    before = told('[cases.columns]\nprincipal = "Saldo"')
    changed = edits.feed(before, "cases", SEEN, "Saldo", "")
    assert changed.of("cases").columns == {"principal": ""}


def test_a_value_for_every_row_takes_the_place_of_a_header_and_can_be_taken_back():
    before = told('[cases.columns]\nagency = "Byrå"')
    filled = edits.fill(before, "cases", "agency", "Fjord")
    assert filled.of("cases").columns == {}
    assert filled.of("cases").constants == {"agency": "Fjord"}
    assert edits.fill(filled, "cases", "agency", "").of("cases").constants == {}


def test_an_amount_is_told_to_count_once_and_left_open_again():
    once = edits.fold(Mapping(), "principal", "once")
    assert once.of("cases").fold == {"principal": "once"}
    assert edits.fold(once, "principal", "").of("cases").fold == {}


def test_a_file_is_taken_as_the_table_that_is_chosen_and_as_no_other():
    headers = ["case_id", "principal", "outstanding", "state", "paid_on", "amount"]
    sample = pl.DataFrame(
        [["1", "100", "40", "running", "2026-01-31", "60"]], schema=headers, orient="row"
    )
    for table in ("cases", "payments"):
        told = edits.take_as(Mapping(), table)
        assert edits.taken_as(told) == table
        assert recognise(Path("both.csv"), headers, sample, told).table.name == table
    assert edits.taken_as(Mapping()) == ""


def test_how_a_file_is_cut_is_told_and_left_open_again():
    changed = edits.cut(Mapping(), encoding="cp850", header_row=4)
    assert (changed.dialect.encoding, changed.dialect.header_row) == ("cp850", 4)
    assert edits.cut(changed, encoding=None).dialect.encoding is None


def test_every_edit_can_be_written_and_read_again():
    changed = edits.feed(Mapping(), "cases", SEEN, "Saldo", "outstanding")
    changed = edits.cut(edits.fold(changed, "outstanding", "sum"), delimiter="|")
    assert parse_mapping(to_toml(changed), "again.toml").tables == changed.tables


def test_answers_are_told_a_word_may_stay_unknown_and_a_wrong_one_is_refused():
    answers = {
        "cases.forms.due_date": "dmy",
        "cases.columns.outstanding": "",
        "cases.values.status.Ukjent": "",
    }
    settled = edits.settle(Mapping(), answers).of("cases")
    assert settled.forms == {"due_date": "dmy"}
    assert settled.columns == {"outstanding": edits.UNUSED}
    assert settled.values == {}
    with pytest.raises(MappingWrong):
        edits.settle(Mapping(), {"cases.forms.due_date": "backwards"})
