"""`standout load --watch`: what an agency drops into a folder is loaded by itself."""

import datetime as dt
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import click

from dashboard.errors import (
    ExportDaysDiffer,
    FolderMissing,
    NotesUnreadable,
    NothingStored,
    StandoutError,
    StoreBusy,
    StoreUnreadable,
    StoreUnwritable,
)
from dashboard.i18n import _
from dashboard.intake.load import load, silent
from dashboard.intake.reception import Wishes
from dashboard.intake.summary import FileSummary, LoadSummary
from dashboard.intake.watch import Arrivals, Attempt, Part, Watch, journal_line
from dashboard.loading.signals import stoppable
from dashboard.warehouse.store import Store

JOURNAL = "loads.log"


def watch(folder: Path, store: Store, wishes: Wishes, every: float) -> None:
    """Load each file that comes into a folder until stopped; FolderMissing where there is none."""
    if not folder.is_dir():
        raise FolderMissing(folder)
    tell = journal(store)
    with suppress(KeyboardInterrupt), stoppable() as struck:
        tell(_("Watching {folder} – stop with Ctrl+C.", folder=folder.absolute()))
        watching = Watch(Arrivals(folder), attempts(store, wishes, tell, struck), tell)
        while not struck:
            watching.look()
            time.sleep(every)
    tell(_("No longer watching {folder}.", folder=folder.absolute()))


def journal(store: Store) -> Callable[[str], None]:
    """Return a function that writes an event to the screen and to the journal of the store."""

    def tell(text: str) -> None:
        line = journal_line(text, dt.datetime.now().astimezone())
        with suppress(OSError):  # a full disk or a closed terminal does not end the watch
            click.echo(line)
        with suppress(OSError):
            store.folder.mkdir(parents=True, exist_ok=True)
            with (store.folder / JOURNAL).open("a", encoding="utf-8") as lines:
                lines.write(f"{line}\n")

    return tell


def attempts(
    store: Store, wishes: Wishes, tell: Callable[[str], None], struck: Sequence[int] = ()
) -> Callable[[Sequence[Path]], Attempt]:
    """Return a function that loads files and says what came of it; only being stopped ends it."""

    def attempt(paths: Sequence[Path]) -> Attempt:
        try:
            return _became(load(paths, store, wishes, silent, tell))
        except Exception as error:
            if struck:  # what a signal broke off is nobody's fault
                raise KeyboardInterrupt from error
            return _failed(error)

    return attempt


def _became(summary: LoadSummary) -> Attempt:
    parts = tuple(_part(file) for file in summary.files)
    return Attempt(parts=parts, known=summary.skipped)


def _part(file: FileSummary) -> Part:
    return Part(
        path=file.understood.export.path,
        name=file.name,
        stored_count=file.books.stored_count,
        quarantined_count=file.books.quarantined_count,
        questions=tuple(question.key for question in file.understood.questions),
    )


def _failed(error: Exception) -> Attempt:
    match error:
        case ExportDaysDiffer():
            return Attempt(failure=str(error), blame="file", days=error.days)
        case NothingStored():
            return Attempt(failure=str(error), blame="others")
        case StoreBusy() | StoreUnreadable() | StoreUnwritable() | NotesUnreadable():
            return Attempt(failure=str(error), blame="store")
        case StandoutError():
            return Attempt(failure=str(error), blame="file")
    return Attempt(failure=f"{type(error).__name__}: {error}", blame="file")
