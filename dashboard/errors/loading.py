"""What can go wrong once the files of a load are read."""

import datetime as dt
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


class ExportDayUnknown(StandoutError):
    """Neither the files nor the person say of which day the export is."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The files hold no date that tells the export day. Nothing was loaded."
                " Give it with --as-of YYYY-MM-DD."
            )
        )


class ExportDayGuessed(StandoutError):
    """A strict load would have to take a day as the export day that nobody has told."""

    def __init__(self, day: dt.date) -> None:
        super().__init__(
            _(
                "No file states the export day; it could only be taken to be {day}."
                " Nothing was loaded. Give it with --as-of YYYY-MM-DD.",
                day=day.isoformat(),
            )
        )


class LoadedInPart(StandoutError):
    """Of the exports of several days some are loaded, and the next one could not be.

    `done` names the files by the day they are of; `reason` is empty where a person stopped it.
    """

    def __init__(self, done: Mapping[dt.date, Sequence[str]], day: dt.date, reason: str) -> None:
        self.is_stopped = not reason
        loaded = [f"  {one.isoformat()}: {', '.join(files)}" for one, files in done.items()]
        super().__init__(
            "\n".join(
                [
                    _("These are loaded, and stay:"),
                    *loaded,
                    _(
                        "Of {day} and the days after it nothing was loaded. {reason}",
                        day=day.isoformat(),
                        reason=reason or _("The load was stopped."),
                    ),
                ]
            )
        )


class ExportDaysDiffer(StandoutError):
    """Files of one load say that they are of different days.

    `days`: of those with cases; `stated`: of all that state one. `paths` tells where each file of
    the load lies: those of no day, `undated`, go with the newest.
    """

    def __init__(
        self,
        days: Mapping[str, dt.date],
        paths: Mapping[str, Path] | None = None,
        stated: Mapping[str, dt.date] | None = None,
    ) -> None:
        self.days = dict(sorted(days.items(), key=lambda one: (one[1], one[0])))
        self.paths = dict(paths or {})
        self.stated = dict(stated or days)
        self.undated = sorted(self.paths.keys() - self.stated.keys())
        told = [f"  {file}: {day.isoformat()}" for file, day in self.days.items()]
        told += [_("  {file}: states no day", file=file) for file in self.undated]
        super().__init__(
            "\n".join(
                [
                    _("The files are exports of different days. Nothing was loaded."),
                    *told,
                    _(
                        "Where each file states its day, above its table or in its name"
                        " (…_2026-05-31.csv), they are loaded one day after the other. Else load"
                        " those of one day together, the oldest first; or, if they are of one day"
                        " all the same, give it with --as-of YYYY-MM-DD."
                    ),
                    *_commands(self.days, paths or {}),
                ]
            )
        )


def _commands(days: Mapping[str, dt.date], paths: Mapping[str, Path]) -> Iterator[str]:
    """Yield a command per day; none for a folder, nor for an archive: it has to be unpacked."""
    by_day: dict[dt.date, set[Path]] = {}
    for file in days.keys() & paths.keys():
        by_day.setdefault(days[file], set()).add(paths[file])
    dated = [path for found in by_day.values() for path in found]
    if any(path.is_dir() for path in dated):
        return
    if len(dated) > len(set(dated)):
        yield _("Files of one archive or workbook have to be taken out of it first.")
    elif by_day:
        by_day[max(by_day)] |= set(paths.values()) - set(dated)
        for _day, found in sorted(by_day.items()):
            yield f"  standout load {' '.join(shlex.quote(str(path)) for path in sorted(found))}"


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
