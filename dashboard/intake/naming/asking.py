"""The questions that headers leave open: which of them feeds a column, or whether one does."""

from collections.abc import Mapping

from dashboard.i18n import _
from dashboard.intake.naming.choice import Choice
from dashboard.intake.naming.contents import Content
from dashboard.intake.understanding import Match, Question
from dashboard.model import CASES, ONE_OF

_EXAMPLES = 3


def ask(
    choice: Choice,
    column: str,
    headers: list[str],
    guess: str | None,
    seen: Mapping[str, Content],
) -> None:
    """Ask which header feeds a column; a guess is taken until somebody answers."""
    label = _(choice.table[column].label)
    if len(headers) > 1:
        text = _("Several columns could be “{column}”. Which one is it?", column=label)
    else:
        text = _("Is “{header}” the column “{column}”?", header=headers[0], column=label)
    _put(choice, column, headers, text, guess, seen)
    if guess:
        choice.matches[column] = Match(column, guess, "guess", _("part of the heading says so"))


def ask_about_refused(choice: Choice, seen: Mapping[str, Content]) -> None:
    """Ask about a sure word over cells of which hardly any fits; without an amount load goes on.

    Nothing is asked about a required column: without it the file is none of this table.
    """
    for name, header in choice.refused.items():
        column = choice.table[name]
        if column.required or choice.feeds(name) or header in choice.headers():
            continue
        text = _(
            "“{header}” is a word for “{column}”, but hardly any of its cells is one."
            " Is it that column all the same?",
            header=header,
            column=_(column.label),
        )
        can_wait = column.kind != "money" and not needed(name, choice)
        _put(choice, name, [header], text, "" if can_wait else None, seen)


def needed(column: str, choice: Choice) -> bool:
    """Return whether nothing else tells what this column and its like have to tell."""
    groups = [names for names in ONE_OF if choice.table is CASES and column in names]
    return any(not any(map(choice.feeds, names)) for names in groups)


def _put(
    choice: Choice,
    column: str,
    headers: list[str],
    text: str,
    guess: str | None,
    seen: Mapping[str, Content],
) -> None:
    answers = {header: header for header in headers}
    if not choice.table[column].required:
        answers[""] = _("none of them")
    examples = tuple(str(one) for one in seen[headers[0]].cells.drop_nulls().head(_EXAMPLES))
    key = f"{choice.table.name}.columns.{column}"
    choice.questions.append(Question(key, text, answers, examples, guess))
    if guess is None:
        choice.asked.add(column)
