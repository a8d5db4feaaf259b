"""What can go wrong once the files of a load are read."""

import json
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from dashboard.errors.base import StandoutError
from dashboard.i18n import _

# What a key has that asks what a word means: table.values.column.word.
_WORDS = ".values."


class OpenQuestion(Protocol):
    """What an error has to know of a question that a file leaves open."""

    @property
    def key(self) -> str:
        """Return the place in a mapping that answers it."""

    @property
    def text(self) -> str:
        """Return the question as it is asked."""

    @property
    def choices(self) -> Mapping[str, str]:
        """Return the answers there are, each with its label; none where any text will do."""

    @property
    def examples(self) -> Sequence[str]:
        """Return values from the file that show what is asked."""

    @property
    def guess(self) -> str | None:
        """Return what is taken where nobody answers, if anything is."""


class QuestionsOpen(StandoutError):
    """A file leaves open what only a person can tell; `sender` is the signature of its headers."""

    def __init__(
        self, file: str | Path, questions: Sequence[OpenQuestion], sender: str = ""
    ) -> None:
        self.file = file
        self.sender = sender
        self.questions = tuple(questions)
        told = "\n".join(_all_asked(questions))
        super().__init__(
            _(
                "{file} can be read in more than one way. Nothing was loaded.\n{questions}\n"
                "Load again with the option that is right, or write it into the mapping.",
                file=file,
                questions=told,
            )
        )


def _all_asked(questions: Sequence[OpenQuestion]) -> Iterator[str]:
    """Yield what is asked; words of one column share their answers, which are told once."""
    words: dict[str, list[OpenQuestion]] = {}
    for question in questions:
        if _WORDS in question.key and question.choices:
            words.setdefault(_section(question.key), []).append(question)
        else:
            yield from _asked(question)
    for section, asked in words.items():
        yield from _asked_words(section, asked)


def _section(key: str) -> str:
    """Return the section of a mapping that holds the words of a column."""
    return ".".join(key.split(".", 3)[:3])


def _asked_words(section: str, asked: Sequence[OpenQuestion]) -> Iterator[str]:
    """Yield words that nobody knows, the codes they may stand for, and what a mapping would say."""
    for question in asked:
        yield f"  {question.text} ({', '.join(question.examples)})"
    codes = ", ".join(answer for answer in asked[0].choices if answer)
    yield "    " + _("it stands for one of: {codes}", codes=codes)
    yield "    " + _(
        "say so in the mapping, or with --answer {section}.WORD=CODE:", section=section
    )
    yield f"      [{section}]"
    for question in asked:
        word = question.key.removeprefix(f"{section}.")
        yield f'      {json.dumps(word, ensure_ascii=False)} = "…"'


def _asked(question: OpenQuestion) -> Iterator[str]:
    """Yield a question with its examples and, per answer, the option that gives it."""
    examples = ", ".join(question.examples)
    shown = _("(as in {examples})", examples=examples) if examples else ""
    yield f"  {question.text} {shown}".rstrip()
    if not question.choices:
        yield f"    --answer {question.key}=…"
    for answer, label in question.choices.items():
        option = shlex.quote(f"{question.key}={answer}")
        note = _("{label}, the likely one", label=label) if answer == question.guess else label
        yield f"    --answer {option}  {note}"


class LoadCancelled(StandoutError):
    """A person stopped a load."""

    def __init__(self) -> None:
        super().__init__(_("The load was stopped. The store is as it was before."))


class LoadRunning(StandoutError):
    """A second load was started while one runs in the same dashboard."""

    def __init__(self) -> None:
        super().__init__(
            _("Another load is running. Nothing was started. Wait until it is done, or stop it.")
        )


class LoadBroken(StandoutError):
    """A load ended by something that nobody foresaw; a fault of ours."""

    def __init__(self, error: Exception) -> None:
        super().__init__(
            _(
                "The load ended by a fault of Standout itself ({error}). What the store held"
                " before is still there. Please report this with the files' first rows.",
                error=f"{type(error).__name__}: {error}",
            )
        )


class AnswerUnclear(StandoutError):
    """An answer was given in a form that names no question."""

    def __init__(self, answer: str) -> None:
        super().__init__(
            _(
                "--answer {answer} has no KEY=VALUE. Nothing was loaded."
                " Write for example --answer cases.forms.due_date=dmy.",
                answer=answer,
            )
        )


class NothingStored(StandoutError):
    """Every row of a load ended in quarantine, or there was none."""

    def __init__(self, files: Iterable[str], count: int, example: str) -> None:
        first = example or _("Send for the export again, or look whether this is the right file.")
        super().__init__(
            _(
                "{files}: none of the {count} rows could be stored; the store was not changed."
                " {example}",
                files=", ".join(files),
                count=count,
                example=first,
            )
        )


class AgenciesUnnamed(StandoutError):
    """Two files of one load name no agency, differ in layout, and use the same case numbers."""

    def __init__(self, one: str, other: str, count: str, example: str) -> None:
        super().__init__(
            _(
                "{one} and {other} use the same case numbers ({count}, such as {example}) and"
                " tell different things of them; neither names its agency, and their headings"
                " differ. Nothing was loaded. If they come from two agencies, load each by itself"
                " with --agency NAME, or name the agency of each on the page Load files. If they"
                " come from one, load them together with --agency NAME.",
                one=one,
                other=other,
                count=count,
                example=example,
            )
        )


class BooksUnbalanced(StandoutError):
    """What was read is not what was stored and quarantined; a fault of ours."""

    def __init__(self, file: str, difference: str) -> None:
        super().__init__(
            _(
                "{file}: what was read is not what was stored and quarantined ({difference})."
                " The store was not changed. Please report this with the file's first rows.",
                file=file,
                difference=difference,
            )
        )
