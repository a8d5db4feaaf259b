"""What a file leaves open, asked in a terminal."""

from collections.abc import Iterable, Mapping, Sequence

import click

from dashboard.errors import AnswerUnclear, OpenQuestion
from dashboard.i18n import _


def ask(file: str, questions: Iterable[OpenQuestion]) -> dict[str, str]:
    """Ask a person each question; return the answers by the mapping's keys."""
    click.echo(_("{file} can be read in more than one way:", file=file), err=True)
    return {question.key: _answer(question) for question in questions}


def read_answers(told: Sequence[str]) -> Mapping[str, str]:
    """Read KEY=VALUE pairs; raises AnswerUnclear where one is none."""
    return dict(map(_pair, told))


def _pair(told: str) -> tuple[str, str]:
    # The word that is translated may hold the sign itself; what it stands for does not.
    cut = told.rpartition if ".values." in told.partition("=")[0] else told.partition
    key, sign, value = cut("=")
    if not sign or "." not in key:
        raise AnswerUnclear(told)
    return key.strip(), value.strip()


def _answer(question: OpenQuestion) -> str:
    """Ask one question: the number of a choice, or any text where there are none to choose from."""
    click.echo(f"\n{question.text}", err=True)
    if question.examples:
        examples = ", ".join(question.examples)
        click.echo("  " + _("as in {examples}", examples=examples), err=True)
    if not question.choices:
        told: str = click.prompt(_("Answer"), default=question.guess, err=True)
        return told
    answers = list(question.choices)
    for number, answer in enumerate(answers, 1):
        click.echo(f"  {number}  {question.choices[answer]}", err=True)
    likely = answers.index(question.guess) + 1 if question.guess in answers else None
    number = click.prompt(
        _("Number"), type=click.IntRange(1, len(answers)), default=likely, err=True
    )
    return answers[number - 1]
