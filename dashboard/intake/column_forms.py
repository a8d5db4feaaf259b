"""How each column of a file writes its values, by what is told and by what its cells show."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.i18n import _
from dashboard.intake.files.batch import Batch
from dashboard.intake.mapping import Mapping as Told
from dashboard.intake.naming.columns import Recognised
from dashboard.intake.understanding import Form, Question
from dashboard.intake.values import forms
from dashboard.intake.values.forms import Evidence
from dashboard.model import Column, Kind

_WRITTEN: tuple[Kind, ...] = ("money", "count", "factor", "date", "time")
_NUMBERS: tuple[Kind, ...] = ("money", "count", "factor")
_OPEN: Mapping[str, Form] = {"number": "point", "day": "dmy"}
_PARTS = re.compile(r"%-?([dmyYbB])")


def _written(seen: Recognised) -> list[Column]:
    return [
        column
        for column in seen.table.columns
        if column.kind in _WRITTEN and column.name in seen.columns
    ]


def survey(seen: Recognised, batches: Iterable[Batch]) -> dict[str, Evidence]:
    """Gather how each column writes its values, until each has shown it or the file ends."""
    found: dict[str, Evidence] = {}
    wanted = _written(seen)
    for batch in batches:
        for column in wanted:
            evidence = forms.survey(batch.cells[seen.columns[column.name]], column.kind)
            before = found.get(column.name)
            found[column.name] = before + evidence if before else evidence
        wanted = [one for one in wanted if found[one.name].settled is None]
        if not wanted:
            break
    return found


@dataclass(frozen=True, slots=True)
class Forms:
    """The form of each column, and what stays open.

    `passing` names columns whose form is of no account: no cell says anything, or the kind of file
    tells it. The next file is free to show another one.
    """

    chosen: Mapping[str, Form]
    questions: tuple[Question, ...]
    passing: frozenset[str]


def choose(seen: Recognised, told: Told, evidence: Mapping[str, Evidence], is_typed: bool) -> Forms:
    """Settle the form of each column by what is told, by its cells, or by its neighbours.

    What is told holds as long as the cells allow it. A question that is left has a guess only
    where hardly anything else can be meant.
    """
    chosen: dict[str, Form] = {}
    asked: list[Question] = []
    passing: set[str] = set()
    for column in _written(seen):
        shown = evidence[column.name]
        said = _told_form(column, told, seen.table.name)
        form = said or shown.settled
        if said and _excludes(shown, said):
            asked.append(_form_question(column, seen, shown, said))
        elif form:
            chosen[column.name] = form
        elif shown.is_open or (is_typed and _sort(column) == "number"):
            chosen[column.name] = _OPEN[_sort(column)]
            passing.add(column.name)
        else:
            _by_neighbours(column, seen, evidence, chosen, asked)
    return Forms(chosen, tuple(asked), frozenset(passing))


def _by_neighbours(
    column: Column,
    seen: Recognised,
    evidence: Mapping[str, Evidence],
    chosen: dict[str, Form],
    asked: list[Question],
) -> None:
    neighbours = _neighbours(column, seen, evidence)
    if len(neighbours) == 1 and not evidence[column.name].is_mixed:
        chosen[column.name] = neighbours.pop()
        return
    question = _form_question(column, seen, evidence[column.name])
    asked.append(question)
    if question.guess:
        chosen[column.name] = question.guess


def _excludes(evidence: Evidence, said: Form) -> bool:
    """Return whether the cells leave no room for what is told.

    A pattern is judged by its order of day and month alone: swapped, it reads wrong days.
    """
    if "%" not in said:
        return evidence.excludes(said)
    orders = {_order(pattern) for pattern in said.split("\n")}
    other = {"dmy": {"mdy"}, "mdy": {"dmy"}}.get(evidence.settled or "")
    return orders == other and evidence.excludes(*orders)


def _order(pattern: str) -> str:
    return "".join(_PARTS.findall(pattern)).lower().replace("b", "m")


def _sort(column: Column) -> str:
    return "number" if column.kind in _NUMBERS else "day"


def _told_form(column: Column, told: Told, table: str) -> Form | None:
    form = told.of(table).forms.get(column.name)
    if form:
        return form
    dialect = told.dialect
    if column.kind in _NUMBERS:
        return {",": "comma", ".": "point"}.get(dialect.decimal or "")
    patterns = (*dialect.times, *dialect.dates) if column.kind == "time" else dialect.dates
    return "\n".join(patterns) or None


def _neighbours(column: Column, seen: Recognised, evidence: Mapping[str, Evidence]) -> set[Form]:
    """Return the forms that other columns of the same sort have shown."""
    settled = {
        evidence[other.name].settled for other in _written(seen) if _sort(other) == _sort(column)
    }
    return {form for form in settled if form in evidence[column.name].choices}


def _form_question(
    column: Column, seen: Recognised, evidence: Evidence, said: Form | None = None
) -> Question:
    """Ask for a form; without a guess where the one that is told, `said`, cannot be."""
    header, labels = seen.columns[column.name], _form_labels()
    if said:
        text = _(
            "{header} is said to be {form}, but its cells are written in another way. Which holds?"
        )
    elif evidence.is_mixed:
        text = _("{header} is written in two ways that exclude each other. Which holds?")
    else:
        text = _("{header} can be read in two ways. Which is right?")
    form = labels.get(said or "", (said or "").replace("\n", " / "))
    return Question(
        key=f"{seen.table.name}.forms.{column.name}",
        text=text.format(header=header, form=form),
        choices={form: labels[form] for form in evidence.readable},
        examples=evidence.examples,
        guess=None if said else evidence.leaning,
    )


def _form_labels() -> dict[Form, str]:
    return {
        "comma": _("the comma is the decimal mark: 1.234,50"),
        "point": _("the point is the decimal mark: 1,234.50"),
        "dmy": _("day first: 31.12.2025"),
        "mdy": _("month first: 12/31/2025"),
        "ymd": _("year first: 2025-12-31"),
        "serial": _("day numbers of a spreadsheet: 46022"),
    }
