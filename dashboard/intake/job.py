"""A load that runs beside the pages: how far it is, how to stop it, and what came of it."""

import logging
import threading
import weakref
from collections.abc import Sequence
from contextvars import copy_context
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.errors import LoadBroken, LoadCancelled, LoadRunning, StandoutError
from dashboard.intake.closing import closed_summary
from dashboard.intake.load import load
from dashboard.intake.load_days import load_days
from dashboard.intake.reception import NO_WISHES, Wishes
from dashboard.intake.summary import LoadSummary
from dashboard.warehouse.store import Store

_log = logging.getLogger(__name__)
_jobs: dict[Path, "Job"] = {}
_starting = threading.Lock()


@dataclass(eq=False)
class Job:
    """One load: what it reads, what it has read so far, and how it ended.

    `progress` maps a file to its rows done and its rows in all (None where only reading tells).
    `waiting` says what it waits for. `before` is the store's version before it, None where it is
    the first. `summaries`: of each load that was stored, one per day where the files are of
    several; an `error` ended what came after. `holds` is what has to stay alive until it has ended;
    `handed_in` is the same for as long as somebody else keeps it.
    """

    paths: Sequence[Path]
    store: Store
    wishes: Wishes = NO_WISHES
    holds: object = None
    progress: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    waiting: str = ""
    summaries: tuple[LoadSummary, ...] = ()
    error: StandoutError | None = None
    before: Path | None = None
    _cancelled: threading.Event = field(default_factory=threading.Event)
    _ended: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._handed_in = weakref.ref(self.holds) if self.holds is not None else None

    @property
    def handed_in(self) -> object:
        """Return what was handed in to be loaded, None where nobody keeps it any more."""
        return self._handed_in() if self._handed_in else None

    @property
    def summary(self) -> LoadSummary | None:
        """Return what the newest of its loads did, None where nothing was stored."""
        return self.summaries[-1] if self.summaries else None

    @property
    def is_running(self) -> bool:
        """Return whether it has not ended yet."""
        return not self._ended.is_set()

    @property
    def is_cancelled(self) -> bool:
        """Return whether somebody asked it to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop with the next rows that are read; what is being stored by then is stored."""
        self._cancelled.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it has ended; return whether it has."""
        return self._ended.wait(seconds)

    def run(self) -> None:
        """Load; what goes wrong is kept to be shown, for nobody stands behind this thread."""
        try:
            self.before = self.store.current()
            load_days(self.paths, self.wishes, self._load, self._done)
        except StandoutError as error:
            self.error = error
        except Exception as error:
            _log.exception("A load ended by a fault")
            self.error = LoadBroken(error)
        finally:
            self.holds = None
            self._ended.set()

    def _load(self, paths: Sequence[Path], wishes: Wishes) -> LoadSummary:
        return load(paths, self.store, wishes, self._count, self._queue)

    def _done(self, made: LoadSummary) -> None:
        self.summaries = (*self.summaries, closed_summary(made))

    def _count(self, done: int, total: int | None, file: str) -> None:
        self.waiting = ""
        self.progress[file] = (done, total)
        if self.is_cancelled:
            raise LoadCancelled

    def _queue(self, message: str) -> None:
        self.waiting = message


def start(job: Job) -> Job:
    """Start a load in the language of whoever asks; LoadRunning where one runs already."""
    folder = job.store.folder.resolve()
    with _starting:
        before = _jobs.get(folder)
        if before and before.is_running:
            raise LoadRunning
        _jobs[folder] = job
    context = copy_context()
    threading.Thread(target=context.run, args=(job.run,), name="load", daemon=True).start()
    return job


def job_of(folder: Path) -> Job | None:
    """Return the load into a store that runs, or that ended and was not dismissed yet."""
    return _jobs.get(folder.resolve())


def dismiss(folder: Path, only: Job | None = None) -> None:
    """Forget a load that has ended; where one is named, only that one."""
    with _starting:
        job = _jobs.get(folder.resolve())
        if job and not job.is_running and only in (None, job):
            del _jobs[folder.resolve()]
