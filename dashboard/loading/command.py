"""`standout load`: exports into the store; what they leave open is asked, or told."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from dashboard.errors import LoadCancelled, QuestionsOpen
from dashboard.i18n import _
from dashboard.intake.files.reader import opened
from dashboard.intake.load import load as load_exports
from dashboard.intake.load import silent
from dashboard.intake.load_days import load_days
from dashboard.intake.mapping import Mapping
from dashboard.intake.mapping_file import read_mapping
from dashboard.intake.reception import Understood, Wishes, understand_all
from dashboard.intake.report import lines
from dashboard.intake.summary import LoadSummary
from dashboard.loading.outlook import outlook
from dashboard.loading.progress import ProgressLine
from dashboard.loading.questions import ask, read_answers
from dashboard.loading.signals import stoppable
from dashboard.loading.trial import save, trial_lines
from dashboard.loading.watching import watch
from dashboard.settings import settings
from dashboard.warehouse.last_load import last_day
from dashboard.warehouse.notes import Notes
from dashboard.warehouse.store import Store

_PATH = click.Path(path_type=Path)
_SECONDS = click.FloatRange(min=0.1)
_OPTIONS = (
    click.argument("files", nargs=-1, type=_PATH),
    click.option("--mapping", type=_PATH, help="How the files name things; else as remembered."),
    click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day the exports are of."),
    click.option("--store", type=_PATH, help="Folder of the loaded exports."),
    click.option("--agency", metavar="NAME", help="Who collects, where the files do not say."),
    click.option("--strict", is_flag=True, help="Load nothing that would have to be guessed."),
    click.option(
        "--answer", "answers", multiple=True, metavar="KEY=VALUE", help="Settle an open question."
    ),
    click.option("--save-mapping", type=_PATH, help="Write what was understood as a mapping."),
    click.option("--dry-run", is_flag=True, help="Show what is understood; load nothing."),
    click.option("--watch", type=_PATH, metavar="DIR", help="Load what arrives in a folder."),
    click.option("--every", type=_SECONDS, default=5, help="Seconds between looks at it."),
)


@dataclass(frozen=True, slots=True)
class _Command:
    """What was typed."""

    files: tuple[Path, ...]
    mapping: Path | None
    as_of: datetime | None
    store: Path | None
    agency: str | None
    strict: bool
    answers: tuple[str, ...]
    save_mapping: Path | None
    dry_run: bool
    watch: Path | None
    every: float

    def check(self) -> None:
        """Raise UsageError where there is nothing to load, or too much at once."""
        if self.watch and (self.files or self.dry_run or self.save_mapping):
            raise click.UsageError(_("--watch takes no files, no --dry-run and no --save-mapping."))
        if not self.watch and not self.files:
            raise click.UsageError(_("Name the files to load, or a folder, or --watch a folder."))

    def wishes(self) -> Wishes:
        """Return what is said of the load."""
        return Wishes(
            told=read_mapping(self.mapping) if self.mapping else None,
            as_of=self.as_of.date() if self.as_of else None,
            answers=read_answers(self.answers),
            strict=self.strict,
            agency=self.agency,
        )


def _typed(run: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OPTIONS):
        run = option(run)
    return run


@click.command()
@_typed
def load(**typed: Any) -> None:
    """Load exports into the store, all of them or none; or watch a folder for them.

    FILES are CSV, Excel, ODS, Parquet or JSON, zipped or not, or folders of such files.
    """
    command = _Command(**typed)
    command.check()
    store = Store(command.store or settings().store)
    wishes = command.wishes()
    if command.watch:
        watch(command.watch, store, wishes, command.every)
    elif command.dry_run:
        _try(command, store, wishes)
    else:
        _load(command, store, wishes)


def _load(command: _Command, store: Store, wishes: Wishes) -> None:
    with ended_by_keys(store):
        settled = _asking(command.files, store, wishes)
    if command.save_mapping:
        with _understood(command.files, store, settled) as understood:
            save(understood.files, command.save_mapping)
        _tell_saved(command.save_mapping)


def _try(command: _Command, store: Store, wishes: Wishes) -> None:
    """Show what a load would do; exit as a load does that would be refused."""
    current = store.current()
    stored = last_day(current, store.folder) if current else None
    with _understood(command.files, store, wishes) as understood:
        for line in trial_lines(understood):
            click.echo(line)
        seen = outlook(understood, wishes, stored)
        for line in seen.lines:
            click.echo(line)
        if command.save_mapping:
            save(understood.files, command.save_mapping)
            _tell_saved(command.save_mapping)
    if seen.is_refused:
        raise SystemExit(1)


def _tell_saved(path: Path) -> None:
    click.echo(_("What was understood is written to {file}.", file=path))


@contextmanager
def _understood(paths: Sequence[Path], store: Store, wishes: Wishes) -> Iterator[Understood]:
    with opened(paths, wishes.told or Mapping()) as exports:
        understood = understand_all(exports, wishes, Notes(store.folder))
        yield replace(understood, ignored=(*understood.ignored, *exports.ignored))


def _asking(paths: Sequence[Path], store: Store, wishes: Wishes) -> Wishes:
    """Load; a person at a terminal is asked what is open. Return what was said and answered."""
    loading = partial(_load_shown, store)
    while True:
        try:
            load_days(paths, wishes, loading, _Teller())
            return wishes
        except QuestionsOpen as error:
            asked = {question.key for question in error.questions}
            said = wishes.answers_of.get(error.sender, {})
            if wishes.strict or not is_terminal() or asked <= said.keys():
                raise
            answers = {**said, **ask(str(error.file), error.questions)}
            wishes = replace(wishes, answers_of={**wishes.answers_of, error.sender: answers})


class _Teller:
    """Tells what each load did; a line is left free before the next one."""

    def __init__(self) -> None:
        self._is_next = False

    def __call__(self, summary: LoadSummary) -> None:
        if self._is_next:
            click.echo()
        for line in lines(summary):
            click.echo(line)
        self._is_next = True


def _load_shown(store: Store, paths: Sequence[Path], wishes: Wishes) -> LoadSummary:
    line = ProgressLine() if sys.stderr.isatty() else None
    try:
        return load_exports(paths, store, wishes, line or silent, _tell_aside)
    finally:
        if line:
            line.end()


def _tell_aside(message: str) -> None:
    click.echo(message, err=True)


def is_terminal() -> bool:
    """Return whether a person can be asked."""
    return sys.stdin.isatty()


@contextmanager
def ended_by_keys(store: Store) -> Iterator[None]:
    """Turn Ctrl+C and SIGTERM into LoadCancelled, as long as nothing was stored."""
    before = store.current()
    with stoppable() as struck:
        try:
            yield
        except BaseException as error:
            if struck and store.current() == before:
                raise LoadCancelled from error
            raise
