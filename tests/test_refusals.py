"""Every refusal says where it is, what stands there and what to do, in the reader's language."""

from string import Formatter

import polars as pl
import pytest

from dashboard import refusals
from dashboard.i18n import LANGUAGES, _, language
from dashboard.refusals.causes import CAUSES

FILE, ROW, HEADER, VALUE = "saker juni.csv", 4711, "Hovedst. pr. dato", "12,5o"
# A value for each place that a text of a cause may have.
VALUES = {
    **{"count": 7, "wanted": 9, "encoding": "cp1252", "form": "comma", "pattern": "%d.%m.%Y"},
    **{"first": 1900, "last": 2199, "known": "running, closed", "value": "A17"},
    **{"other": "Fjord AS", "row": 12, "file": "mai.csv"},
}


@pytest.fixture(autouse=True)
def _english():
    before = language.set("en")
    yield
    language.reset(before)


def entry(name: str) -> dict[str, object]:
    """Return an entry of quarantine as the store keeps it."""
    cause = CAUSES[name]
    kept = pl.Series([refusals.coded(name, **VALUES)])
    if not cause.is_row:
        kept = refusals.placed(kept, "cases", {"principal": HEADER})
    value = None if cause.is_row else VALUE
    where = {"source_file": FILE, "row_number": ROW}
    column = None if cause.is_row else "principal"
    return {**where, "column_name": column, "value": value, "reason": kept[0]}


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize("name", CAUSES)
def test_a_refusal_names_file_row_column_value_and_remedy(name, reader):
    language.set(reader)
    cause, line = CAUSES[name], refusals.line(entry(name))
    assert FILE in line
    assert str(ROW) in line
    field = {"en": "Principal", "nb": "Hovedstol"}[reader]
    assert (f"{HEADER} ({field})" in line) is not cause.is_row
    assert (VALUE in line) is not cause.is_row
    places = {**VALUES, "table": "cases", "column": "…" if cause.is_row else "principal"}
    assert line.endswith(f". {_(cause.remedy, **places)}")
    assert _(cause.remedy)


@pytest.mark.parametrize("name", CAUSES)
def test_a_refusal_is_told_in_whole_by_what_is_kept(name):
    cause = CAUSES[name]
    asked = {
        place
        for text in (cause.problem, cause.remedy)
        for _text, place, _format, _conversion in Formatter().parse(text)
        if place
    }
    assert asked <= {*VALUES, "table", "column"}


@pytest.mark.parametrize("name", CAUSES)
def test_a_refusal_has_its_own_words_in_norwegian(name):
    kept = entry(name)["reason"]
    english = refusals.told(kept)
    language.set("nb")
    assert refusals.told(kept) != english


def test_a_cause_without_words_is_never_kept():
    with pytest.raises(KeyError):
        refusals.coded("bad luck")


def test_a_sentence_of_an_earlier_release_stays_as_it_is():
    old = {"column_name": "principal", "value": "x", "reason": "this is no number"}
    assert refusals.of_row(old) == "Principal = 'x': this is no number"
