"""Metrics and questions as queries/ tells them: what can be asked and how it is counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from dashboard import model
from dashboard.dimensions import DIMENSIONS, Dimension
from dashboard.errors import UnknownQuestion
from dashboard.i18n import _
from dashboard.sqlfile import SqlFile, sql_files

Unit = Literal["count", "money", "percent", "days"]
Better = Literal["higher", "lower", "neither"]
Severity = Literal["fail", "warn"]

# Where a translator lets a long word break; only table headings do.
_SOFT_HYPHEN = "\u00ad"

PAGES = (
    *("overview", "departments", "customers", "disputes", "collection", "cases", "data"),
    "findings",
)


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure: its words, its unit, which way is better, and the file that counts it.

    `is_dated` says that asked as of an earlier day it is what it was then, so that periods can be
    compared. The others also depend on what the export only tells as of its own day.
    """

    name: str
    unit: Unit
    better: Better
    needs: tuple[str, ...]
    is_dated: bool
    file: SqlFile

    @property
    def label(self) -> str:
        """Return its name in the reader's language."""
        return self.breakable_label.replace(_SOFT_HYPHEN, "")

    @property
    def breakable_label(self) -> str:
        """Return its name with the places where a narrow column may break a long word."""
        return self.file.text("metric")

    @property
    def meaning(self) -> str:
        """Return what it counts and what it leaves out."""
        return _(self.file.note)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its wording, its grain, the columns it cannot do without, its statement.

    `only` names the filters that can narrow it, where the others leave it without an answer.
    """

    name: str
    needs: tuple[str, ...]
    file: SqlFile

    @property
    def only(self) -> tuple[str, ...]:
        """Return the filters that can narrow it; none where all can."""
        return self.file.words("only")

    @property
    def is_of_books(self) -> bool:
        """Return whether it is about the loads, which only who may see everything is told of."""
        return self.name.startswith("data/")

    def unheeded(self, chosen: Iterable[str]) -> tuple[str, ...]:
        """Return the chosen filters that leave it without an answer."""
        heeded = (*self.only, "as_of")
        return tuple(name for name in chosen if name not in heeded) if self.only else ()

    @property
    def title(self) -> str:
        """Return the question itself."""
        return self.file.text("question")

    @property
    def grain(self) -> str:
        """Return what one row of the answer is."""
        return self.file.text("grain")

    @property
    def note(self) -> str:
        """Return why it is counted so; empty where the question says it all."""
        return _(self.file.note)


@dataclass(frozen=True, slots=True)
class Check:
    """Rows that should not exist; `fail` where they make figures wrong, `warn` where odd."""

    name: str
    severity: Severity
    file: SqlFile

    @property
    def title(self) -> str:
        """Return what the check looks for."""
        return self.file.text("check")


@cache
def metrics() -> Mapping[str, Metric]:
    """Return every metric by the name that its column has in an answer."""
    return {name: _metric(name, file) for name, file in sql_files("metrics").items()}


@cache
def questions() -> Mapping[str, Question]:
    """Return every question by `<page>/<name>`."""
    return {
        f"{page}/{name}": Question(f"{page}/{name}", _needs(file), file)
        for page in PAGES
        for name, file in sql_files(page).items()
    }


@cache
def choices() -> Mapping[str, SqlFile]:
    """Return, by filter, the file that lists the values it can take."""
    return sql_files("filters")


@cache
def checks() -> Mapping[str, Check]:
    """Return every check of the loaded cases by name."""
    return {
        name: Check(name, _one_of(Severity, file, "severity"), file)
        for name, file in sql_files("checks").items()
    }


def question(name: str) -> Question:
    """Return one question; UnknownQuestion where no file has that name."""
    if name not in questions():
        raise UnknownQuestion(name, questions())
    return questions()[name]


def _metric(name: str, file: SqlFile) -> Metric:
    return Metric(
        name=name,
        unit=_one_of(Unit, file, "unit"),
        better=_one_of(Better, file, "better"),
        needs=_needs(file),
        is_dated=file.fields.get("dated") == "yes",
        file=file,
    )


def _needs(file: SqlFile) -> tuple[str, ...]:
    """Return the needed columns as `table.column`; a bare name is a column of cases."""
    found = tuple(name if "." in name else f"cases.{name}" for name in file.words("needs"))
    for need in found:
        table, column = need.split(".")
        if column not in model.TABLES[table].names:
            raise ValueError(f"{file.path} needs {need}, which no table has")
    return found


def _one_of(allowed: object, file: SqlFile, field: str) -> Any:
    """Return a header field that only takes the words of a Literal."""
    value = file.fields.get(field, "")
    if value not in get_args(allowed):
        raise ValueError(f"{file.path}: {field} is {value!r}, not one of {get_args(allowed)}")
    return value


def column(name: str) -> Metric | Dimension:
    """Return what is known of a column of an answer: a metric or a dimension."""
    return metrics()[name] if name in metrics() else DIMENSIONS[name]
