"""What must hold for every file of queries/, so that it holds for the one added tomorrow."""

import re
from dataclasses import fields
from pathlib import Path

import duckdb
import pytest

from dashboard import catalogue
from dashboard.filters import KINDS, Filters, Scope
from dashboard.shipped import shipped
from dashboard.sqlfile import SqlFile, read_sql_file
from tests.conftest import ALL

FILES = {
    str(path.relative_to(shipped("queries"))): read_sql_file(path, path.stem)
    for path in sorted(shipped("queries").rglob("*.sql"))
}
PAGES = {name: file for name, file in FILES.items() if name.split("/")[0] in catalogue.PAGES}
QUESTIONS = tuple(catalogue.questions())
METRICS = tuple(catalogue.metrics())
CHOICES = tuple(catalogue.choices())
CHECKS = tuple(catalogue.checks())
# What is only counted: sorting a million cases is a third of the work of asking for them.
UNORDERED = ("findings/cases",)

HEADERS = {
    "metrics": {"metric", "unit", "better"},
    "checks": {"check", "severity"},
    "filters": {"filter"},
    "derive": {"table"},
    "model": {"model"},
    "load": {"load"},
    **{page: {"question", "grain"} for page in catalogue.PAGES},
}
# What a question may read beside the selection: none of it tells of a case by itself.
BESIDE = {"calendar", "owners"}
# The timeline reads events, and only those of the cases selected.
EVENTS = {"cases/timeline.sql": {"events"}}
BOOKS = (
    *("loads", "files", "sums", "totals", "coverage", "quarantine"),
    *("changes", "export_days"),
)
# What a store says nothing of that was not read from files.
UNANSWERED = {"data/files", "data/sums", "data/totals", "data/quarantine", "cases/parts"}
READERS = {
    "selected_cases": {field.name for field in fields(Filters)} - {"as_of"},
    # Billing is narrowed by some of the fields, and is empty where any of the others is set.
    "selected_billing": {field.name for field in fields(Filters)} - {"as_of"}
    | {"scope_all", "scope_department"},
    "visible_cases": {"scope_all", "scope_department"},
    **{f"visible_{book}": {"scope_all"} for book in BOOKS},
    "selected_ledger": {"currency", "narrowed"},
    "export_day": {"as_of"},
}
CLOCK = re.compile(r"\b(now|today|current_date|current_timestamp|get_current_\w+|localtime\w*)\b")


def folder(name: str) -> str:
    return name.partition("/")[0]


def code(file: SqlFile) -> str:
    """Return the statement without comments and the insides of strings."""
    lines = (line.split("--")[0] for line in file.statement.splitlines())
    return re.sub(r"'[^']*'", "''", "\n".join(lines))


def tables_read(file: SqlFile) -> set[str]:
    """Return the tables and views a statement names after from or join, its own CTEs left out."""
    text = code(file)
    own = set(re.findall(r"(?:\bwith|,)\s+(\w+)(?:\s*\([\w, ]+\))?\s+as\s*\(", text))
    return set(re.findall(r"\b(?:from|join)\s+(\w+)", text)) - own


def test_a_file_is_named_like_no_other_of_its_folder():
    names = [(folder(name), file.name) for name, file in FILES.items()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_its_header_and_no_more_than_60_lines(name):
    file = FILES[name]
    assert HEADERS[folder(name)] <= file.fields.keys()
    assert all(file.fields.values())
    assert len(file.path.read_text().splitlines()) <= 60


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_one_statement_in_lower_case(name):
    file = FILES[name]
    assert len(duckdb.extract_statements(file.statement)) == 1
    allowed = re.sub(r"'[^']*'", "", re.sub(r"--.*", "", file.statement))
    assert allowed == allowed.lower()


@pytest.mark.parametrize("name", FILES)
def test_nothing_reads_the_clock(name):
    assert not CLOCK.search(code(FILES[name]))


@pytest.mark.parametrize("name", FILES)
def test_only_share_divides(name):
    assert ("/" in code(FILES[name])) == (name == "model/share.sql")


@pytest.mark.parametrize("name", PAGES)
def test_questions_divide_only_through_metrics(name):
    assert "share(" not in re.sub(r"\w+_share\(", "", code(PAGES[name]))


@pytest.mark.parametrize("name", FILES)
def test_only_the_model_reads_the_selection_and_the_scope(name):
    file = FILES[name]
    read = set(re.findall(r"getvariable\('(\w+)'\)", file.statement))
    assert read == (READERS.get(file.name, set()) if folder(name) == "model" else set())


def test_the_variables_are_the_fields_of_filters_and_of_the_scope():
    read = set().union(*READERS.values())
    assert read == set(Filters().as_variables()) | set(Scope().as_variables()) | {"narrowed"}


@pytest.mark.parametrize("name", [name for name in PAGES if folder(name) != "data"])
def test_a_question_starts_from_the_selection(name):
    read = tables_read(PAGES[name]) - BESIDE - EVENTS.get(name, set())
    assert read
    assert all(table.startswith("selected_") for table in read), read


@pytest.mark.parametrize("name", [name for name in FILES if folder(name) == "filters"])
def test_the_values_of_a_filter_are_those_of_the_visible_cases(name):
    assert tables_read(FILES[name]) - {"shown_currencies"} == {"visible_cases"}


@pytest.mark.parametrize("name", [name for name in FILES if folder(name) == "data"])
def test_pages_of_the_books_show_no_row_of_a_case(name):
    assert tables_read(FILES[name]) <= {f"visible_{book}" for book in BOOKS}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_column_of_a_question_is_a_metric_or_a_dimension(question, full):
    for column in full.columns(question):
        assert catalogue.column(column).label


@pytest.mark.parametrize("check", CHECKS)
def test_every_column_of_a_check_is_a_metric_or_a_dimension(check, full):
    for column in full.check(check, ALL).columns:
        assert catalogue.column(column).label


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_an_answer_where_there_are_cases(question, full):
    rows = full.ask(question, Filters(), ALL)
    assert rows.height or question in UNANSWERED


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_can_be_asked_of_an_empty_store(question, empty):
    assert empty.ask(question, Filters(), ALL).height <= 60


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_tells_nothing_to_those_who_may_see_nothing(question, full):
    rows = full.ask(question, Filters(), Scope())
    told = rows.drop("month", "is_unfinished", strict=False)
    assert rows.is_empty() or {value for row in told.rows() for value in row} <= {None, 0}


@pytest.mark.parametrize("name", [name for name in QUESTIONS if folder(name) == "data"])
def test_the_books_are_not_for_those_who_may_see_some_departments(name, full):
    assert full.ask(name, Filters(), Scope(departments=("North", ""))).is_empty()


@pytest.mark.parametrize("choice", CHOICES)
def test_a_filter_has_no_values_for_those_who_may_see_nothing(choice, full):
    assert full.choices(choice, Filters(), Scope()).is_empty()


@pytest.mark.parametrize("choice", CHOICES)
def test_a_filter_lists_values_labels_and_counts(choice, full, empty):
    rows = full.choices(choice, Filters(), ALL)
    assert rows.columns == ["value", "label", "case_count"]
    assert rows["case_count"].to_list() == sorted(rows["case_count"], reverse=True)
    assert empty.choices(choice, Filters(), ALL).height == 0


def test_every_filter_that_takes_values_has_a_file_that_lists_them():
    kinds = {field.name: field.metadata["kind"] for field in fields(Filters)}
    listed = {name for name, kind in kinds.items() if kind == "values"} | {"currency"}
    assert set(CHOICES) == listed


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_finds_nothing_in_an_empty_store(check, empty):
    assert empty.check(check, ALL).height == 0


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_finds_nothing_for_those_who_may_see_nothing(check, full):
    assert full.check(check, Scope()).is_empty()


def test_what_a_question_can_be_narrowed_by_are_filters():
    named = {name for one in catalogue.questions().values() for name in one.only}
    assert named <= KINDS.keys()


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one not in UNORDERED])
def test_the_order_of_an_answer_does_not_depend_on_how_rows_lie_on_disk(question, shuffled):
    first, second = (one.ask(question, Filters(), ALL) for one in shuffled)
    assert first.rows() == second.rows()


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_has_its_test(metric):
    assert (Path(__file__).parents[1] / "metrics" / f"test_{metric}.py").is_file()


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_is_asked_by_some_question(metric, full):
    asked = {column for question in QUESTIONS for column in full.columns(question)}
    assert metric in asked
