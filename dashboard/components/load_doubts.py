"""What a person should look at after a load: totals that differ, amounts unsure, words unknown."""

from collections.abc import Iterator

import streamlit as st

from dashboard import formats
from dashboard.components.after_load import has_files, undone
from dashboard.components.markup import element, wrapped
from dashboard.components.spoken import spoken
from dashboard.components.surface import surface
from dashboard.i18n import _, ngettext
from dashboard.intake.doubts import fold_question
from dashboard.intake.hand_in import HandIn
from dashboard.intake.job import Job
from dashboard.intake.summary import FileSummary
from dashboard.intake.totals import ToldTotal
from dashboard.model import TABLES


def load_doubts(file: FileSummary, job: Job) -> None:
    """Show a file's doubts, and how those that a person can settle are settled."""
    lines = [*_totals(file), *_again(file), *_later(file), *_words(file)]
    if lines:
        items = "".join(lines)
        surface(wrapped("ul", items, "notes"), f"doubts-{file.name}")
    unsure = [name for name, how in file.folds.items() if how == "unsure"]
    if unsure:
        _unsure(file, unsure, job)


def _totals(file: FileSummary) -> Iterator[str]:
    agreed = sum(one.agrees for one in file.totals)
    if agreed:
        told = ngettext(
            "{count} total of the file itself agrees with its rows.",
            "{count} totals of the file itself agree with its rows.",
            agreed,
        )
        yield element("li", told, "quiet")
    yield from (element("li", _differs(file, one)) for one in file.totals if not one.agrees)


def _differs(file: FileSummary, total: ToldTotal) -> str:
    differs = _(
        "Row {row} of the file ({label}) says {column} is {told}, but its rows sum to {summed}.",
        row=formats.count(total.row_number),
        label=total.label,
        column=_(TABLES[file.table][total.column].label),
        told=formats.decimal(total.told),
        summed=formats.decimal(total.summed),
    )
    why = "; ".join(file.why_differs(total))
    return f"{differs} {why[:1].upper()}{why[1:]}." if why else differs


def _again(file: FileSummary) -> Iterator[str]:
    if file.again_count:
        told = ngettext(
            "{text} row is told alike by another file of this load, and counts once.",
            "{text} rows are told alike by another file of this load, and count once.",
            file.again_count,
            text=formats.count(file.again_count),
        )
        yield element("li", told, "quiet")


def _later(file: FileSummary) -> Iterator[str]:
    if later := file.later:
        told = ngettext(
            "{text} row speaks of a day after the export day, such as row {row}: {column} {day}.",
            "{text} rows speak of a day after the export day, such as row {row}: {column} {day}.",
            later.count,
            text=formats.count(later.count),
            row=formats.count(later.row_number),
            column=_(TABLES[file.table][later.column].label),
            day=formats.date(later.day),
        )
        remedy = _(
            "If it is mistyped, correct it and load the file again; if the export is of a later"
            " day, undo this load and give that day before you load."
        )
        yield element("li", f"{told} {remedy}")


def _words(file: FileSummary) -> Iterator[str]:
    for column, shown in file.unknown():
        label = _(TABLES[file.table][column].label)
        yield element(
            "li", _("{column}: words that say nothing yet: {words}", column=label, words=shown)
        )


def _unsure(file: FileSummary, columns: list[str], job: Job) -> None:
    labels = ", ".join(_(TABLES[file.table][name].label) for name in columns)
    told = _(
        "{columns}: added up over the rows of a case, though each row may tell the whole amount.",
        columns=labels,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(element("span", told, "load-note"))

        def settle() -> None:
            _ask(file, columns, job)

        if has_files(job):
            st.button(
                _("Settle it and load again"), key=f"settle-{file.name}", on_click=spoken(settle)
            )


def _ask(file: FileSummary, columns: list[str], job: Job) -> None:
    """Return to the files and ask how the amounts count."""
    hand_in = job.handed_in
    if not isinstance(hand_in, HandIn) or not undone(job):
        return
    sender = next(one.sender for one in hand_in.parts if one.name == file.name)
    for name in columns:
        hand_in.ask(sender, fold_question(file.table, name))
