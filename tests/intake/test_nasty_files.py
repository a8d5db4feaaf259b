"""Every nasty file is read as a careful person reads it, or refused for the right reason."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.errors import QuestionsOpen, StandoutError
from dashboard.filters import Scope
from dashboard.intake.load import load
from dashboard.intake.mapping import Mapping as Told
from dashboard.intake.mapping_file import answered
from dashboard.intake.reception import Wishes
from dashboard.intake.summary import LoadSummary
from dashboard.settings import Settings
from dashboard.warehouse.store import Store
from dashboard.warehouse.warehouse import Warehouse
from tests.intake.made_files import CORPUS, MADE, place
from tests.intake.nasty_expected import Reading, expected

DAY = dt.date(2026, 3, 31)
EXPECTED = expected()
READ = [name for name, reading in EXPECTED.items() if "refusal" not in reading]
REFUSED = [name for name, reading in EXPECTED.items() if "refusal" in reading]
_ROWS = {"rows": "cases", "payments": "payments", "billing": "billing", "derived": "case_facts"}


def test_each_file_of_the_corpus_has_its_reading() -> None:
    told = {part for name, reading in EXPECTED.items() for part in reading.get("files", [name])}
    assert told == {path.name for path in CORPUS.iterdir() if path.is_file()} | MADE.keys()


@pytest.mark.parametrize("name", READ)
def test_a_nasty_file_is_read_as_a_careful_person_reads_it(name: str, tmp_path: Path) -> None:
    reading = EXPECTED[name]
    paths = [place(part, tmp_path) for part in reading.get("files", [name])]
    store = Store(tmp_path / "store")
    try:
        wishes, summary = _loaded(paths, store, reading)
    except StandoutError as error:
        if "or_refused" not in reading:
            raise
        _check_refusal(error, reading, reading["or_refused"])
        assert store.current() is None
        return
    current = store.current()
    assert current is not None
    _check_books(summary, reading)
    _check_understanding(summary, reading)
    with duckdb.connect(current, read_only=True) as facts:
        _check_stored(facts, summary, reading)
    for check in reading.get("checks", ()):
        found = Warehouse(store.folder, Settings()).check(check, Scope(everything=True))
        assert found.height, f"{check} finds nothing"
    if "like" not in reading:
        again = load(paths, store, wishes)
        assert (again.files, store.current()) == ((), current)


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_for_the_right_reason(
    name: str, tmp_path: Path
) -> None:
    store = Store(tmp_path / "store")
    with pytest.raises(StandoutError) as caught:
        load([place(name, tmp_path)], store, Wishes(as_of=DAY))
    _check_refusal(caught.value, EXPECTED[name], EXPECTED[name]["refusal"])
    assert store.current() is None


def test_a_refusal_leaves_a_store_as_it_was(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    load([place("nb_plain_utf8.csv", tmp_path)], store, Wishes(as_of=DAY))
    before, lying = store.current(), sorted(store.folder.iterdir())
    for name in REFUSED:
        with pytest.raises(StandoutError):
            load([place(name, tmp_path)], store, Wishes(as_of=DAY))
        assert (store.current(), sorted(store.folder.iterdir())) == (before, lying), name


def _loaded(paths: Sequence[Path], store: Store, reading: Reading) -> tuple[Wishes, LoadSummary]:
    """Load the files, answering what they ask once it was checked that they ask the right thing."""
    day = None if "export_day" in reading else DAY
    answers, asked = reading.get("answers", {}), reading.get("questions", {})
    wishes = Wishes(as_of=day, answers=answers)
    if asked or "may_ask" in reading:
        try:
            summary = load(paths, store, Wishes(as_of=day))
        except QuestionsOpen as error:
            _check_questions(error, reading)
            assert store.current() is None
            return wishes, load(paths, store, wishes)
        assert not asked, "it was loaded without the questions it leaves open"
        return Wishes(as_of=day), summary
    if any(key.startswith("file.") for key in answers):
        told = Told()
        for key, answer in answers.items():
            told = answered(told, key, answer)
        wishes = Wishes(told=told, as_of=day)
    return wishes, load(paths, store, wishes)


def _check_questions(error: QuestionsOpen, reading: Reading) -> None:
    asked = {question.key: question for question in error.questions}
    choices = reading.get("questions") or dict.fromkeys(reading["may_ask"], ())
    assert asked.keys() == choices.keys()
    for key, question in asked.items():
        assert set(choices[key]) <= question.choices.keys(), key
        assert question.examples, key


def _check_refusal(error: StandoutError, reading: Reading, classes: str) -> None:
    assert type(error).__name__ in classes.split("|"), f"{type(error).__name__}: {error}"
    for word in reading.get("words", ()):
        assert any(one in str(error) for one in word.split("|")), f"no {word!r} in: {error}"


def _one_of(expectation: Any) -> list[Any]:
    return expectation if isinstance(expectation, list) else [expectation]


def _check_books(summary: LoadSummary, reading: Reading) -> None:
    books = [file.books for file in summary.files]
    counted = {
        "stored": sum(one.stored_count for one in books),
        "quarantined": sum(one.quarantined_count for one in books),
        "folded": sum(one.folded_count for one in books),
        "non_rows": sum(one.non_row_count for one in books),
    }
    reasons = " | ".join(summary.first_reasons())
    wrong = {
        part: (count, reading.get(part, 0))
        for part, count in counted.items()
        if count not in _one_of(reading.get(part, 0))
    }
    assert not wrong, f"{wrong} (counted, expected); {reasons}"
    assert sum(one.row_count for one in books) == sum(counted.values())
    assert all(one.balances for one in books)
    for word in reading.get("reasons", ()):
        assert any(one in reasons for one in word.split("|")), f"no {word!r} in: {reasons}"


def _check_understanding(summary: LoadSummary, reading: Reading) -> None:
    assert sorted({file.table for file in summary.files}) == sorted(
        reading.get("tables", ["cases"])
    )
    if "export_day" in reading:
        assert summary.export_day == dt.date.fromisoformat(reading["export_day"])
    layout = summary.files[0].understood.layout
    found = {key: getattr(layout, key) for key in reading.get("layout", {})}
    assert found == reading.get("layout", {})
    differing = {one.column for file in summary.files for one in file.totals if not one.agrees}
    assert differing == set(reading.get("disagreeing", ()))
    folds = {column: how for file in summary.files for column, how in file.folds.items()}
    assert {key: folds.get(key) for key in reading.get("folds", {})} == reading.get("folds", {})
    unknown = {
        word for file in summary.files for words in file.unknown_words.values() for word in words
    }
    assert {word.lower() for word in unknown} >= {one.lower() for one in reading.get("unknown", ())}
    guesses = {one.key: one.guess for file in summary.files for one in file.understood.questions}
    assert guesses.items() >= dict(reading.get("guesses", {})).items()
    assert len(summary.ignored) >= len(reading.get("ignored", ()))


def _check_stored(facts: duckdb.DuckDBPyConnection, summary: LoadSummary, reading: Reading) -> None:
    tables = sorted({file.table for file in summary.files})
    counts = [_all(facts, f"select count(*) as n from {table}")[0]["n"] for table in tables]
    assert sum(counts) == sum(file.books.stored_count for file in summary.files)
    for column, amounts in reading.get("sums", {}).items():
        (table,) = (one for one in tables if column in _columns(facts, one))
        (found,) = _all(facts, f"select sum({column}) as total from {table}")
        assert _exact(found["total"]) in _one_of(amounts), column
    for kind, count in reading.get("parts", {}).items():
        (found,) = _all(facts, f"select count(*) as n from case_parts where part = '{kind}'")
        assert found["n"] == count, f"parts that are a {kind}"
    for key, table in _ROWS.items():
        stored = _all(facts, f"select * from {table}") if reading.get(key) else []
        for row in reading.get(key, ()):
            _check_row(row, stored, table)


def _check_row(row: Mapping[str, Any], stored: Iterable[Mapping[str, Any]], table: str) -> None:
    """Find the stored row that an expected one speaks of, and compare what is told of it."""
    told = {
        name: row[name] for name in ("case_id", "agency", "paid_on", "department") if name in row
    }
    own = (
        told
        if table in ("payments", "billing")
        else {key: told[key] for key in told if key in ("case_id", "agency")}
    )
    alike = [one for one in stored if all(_exact(one[key]) == own[key] for key in own)]
    assert alike, f"no row of {table} with {own}"
    wrong = {
        key: (_exact(alike[0][key]), wanted)
        for key, wanted in row.items()
        if _exact(alike[0][key]) not in _one_of(wanted)
    }
    assert not wrong, f"{own}: {wrong} (stored, expected)"


def _columns(facts: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    return {row["column_name"] for row in _all(facts, f"describe {table}")}


def _all(facts: duckdb.DuckDBPyConnection, statement: str) -> list[dict[str, Any]]:
    asked = facts.execute(statement)
    names = [column[0] for column in asked.description]
    return [dict(zip(names, row, strict=True)) for row in asked.fetchall()]


def _exact(value: Any) -> Any:
    """Return a value as the expected readings write it."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}" if value.as_tuple().exponent == -2 else str(value)
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
