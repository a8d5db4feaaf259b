"""A folder that agencies drop files into: each is loaded once, when it has arrived whole."""

import datetime as dt
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dashboard import formats
from dashboard.i18n import _
from dashboard.intake.export_day import stated_above

# What is still being written, by the names that browsers, editors and transfers give it.
_TEMPORARY = (
    *(".part", ".partial", ".filepart", ".tmp", ".temp"),
    *(".crdownload", ".download", ".swp", "~"),
)
_HIDDEN = (".", "~$")
_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Part:
    """What became of a file, or of one part of it; `questions` were answered with a guess."""

    path: Path
    name: str
    stored_count: int
    quarantined_count: int
    questions: tuple[str, ...] = ()


# By whose fault a file could not be loaded.
Blame = Literal["", "file", "others", "store"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of loading files together.

    `known` names what was loaded before. Where it failed, `blame` says by whose fault: one of the
    files', that of others which have not come yet, or the store's. `days`: of which day files said
    they are, where they were refused for it.
    """

    parts: tuple[Part, ...] = ()
    known: tuple[str, ...] = ()
    failure: str = ""
    blame: Blame = ""
    days: Mapping[str, dt.date] = field(default_factory=dict)


Look = tuple[int, int]  # size and time of the last change: what tells that a file is as it was


@dataclass(slots=True)
class Arrivals:
    """The files in a folder, as they were when looked at last."""

    folder: Path
    seen: dict[Path, Look] = field(default_factory=dict)
    settled: dict[Path, Look] = field(default_factory=dict)

    def look(self) -> list[Path]:
        """Return the files that are whole and were not settled as they are now.

        Whole is what has not changed since the last look and is not being written to. Raises
        OSError where the folder cannot be read.
        """
        now = {path: look for path in sorted(self.folder.iterdir()) if (look := _look(path))}
        same = [path for path, look in now.items() if self.seen.get(path) == look]
        self.seen = now
        self.settled = {path: look for path, look in self.settled.items() if path in now}
        new = [path for path in same if not self.is_settled(path)]
        written = _being_written({path.resolve() for path in new})
        return [path for path in new if path.resolve() not in written and not _is_locked(path)]

    def is_settled(self, path: Path) -> bool:
        """Return whether a file is there as it was when it was settled."""
        return path in self.seen and self.seen[path] == self.settled.get(path)

    def settle(self, paths: Iterable[Path]) -> None:
        """Let files be until they change."""
        self.settled |= {path: self.seen[path] for path in paths}


class Watch:
    """Loads what arrives in a folder, look by look, and tells each event in a line.

    `attempt` loads files together and never raises for what is wrong with them.
    """

    def __init__(
        self,
        arrivals: Arrivals,
        attempt: Callable[[Sequence[Path]], Attempt],
        tell: Callable[[str], None],
    ) -> None:
        self._arrivals = arrivals
        self._attempt = attempt
        self._tell = tell
        self._waiting: set[Path] = set()  # with rows, perhaps, whose case has not come yet
        self._trouble = ""

    def look(self) -> None:
        """Look once; load together what is whole by now, or one by one where that fails."""
        try:
            new = self._arrivals.look()
        except OSError as error:
            folder, reason = self._arrivals.folder, error.strerror or str(error)
            self._warn(_("{folder} cannot be read: {reason}.", folder=folder, reason=reason))
            return
        self._waiting = {path for path in self._waiting if self._arrivals.is_settled(path)}
        if new and self._came(new):
            self._try_again(self._waiting - (set(new) if len(new) == 1 else set()))

    def _came(self, new: Sequence[Path]) -> bool:
        """Load files together, else one by one; return whether any row was stored."""
        attempt = self._attempt(new)
        if attempt.blame == "store":
            self._warn(attempt.failure)
            return False
        if not attempt.failure or len(new) == 1:
            self._conclude(new, attempt)
            return bool(attempt.parts)
        each = [self._came([path]) for path in in_day_order(new, attempt.days)]
        return any(each)

    def _try_again(self, waiting: Iterable[Path]) -> None:
        """Load files whose rows may have found their case by now; tell only if that is so."""
        for path in in_day_order(waiting):
            attempt = self._attempt([path])
            if attempt.parts:
                self._conclude([path], attempt)

    def _conclude(self, paths: Sequence[Path], attempt: Attempt) -> None:
        """Tell what became of files, and leave them alone until they change."""
        self._trouble = ""
        self._arrivals.settle(paths)
        for line in _lines(paths[0], attempt):
            self._tell(line)
        done = {part.path for part in attempt.parts}
        done -= {part.path for part in attempt.parts if part.quarantined_count}
        self._waiting |= set(paths) if attempt.blame != "file" else set()
        self._waiting -= done

    def _warn(self, trouble: str) -> None:
        """Tell a trouble once, however long it lasts."""
        if trouble != self._trouble:
            self._tell(trouble)
        self._trouble = trouble


def in_day_order(
    paths: Iterable[Path], days: Mapping[str, dt.date] | None = None
) -> Sequence[Path]:
    """Return files by the day that they state, as loading found or their name says, then by name.

    What states no day comes last: payments need the cases that they are of.
    """

    def key(path: Path) -> tuple[dt.date, str]:
        stated = (days or {}).get(path.name) or stated_above((), path.name)
        return stated or dt.date.max, path.name

    return sorted(paths, key=key)


def journal_line(text: str, now: dt.datetime) -> str:
    """Return an event as a line of the journal; `now` with its zone."""
    return f"{now.isoformat(timespec='seconds')}  {' '.join(text.split())}"


def _lines(path: Path, attempt: Attempt) -> Iterator[str]:
    if attempt.failure:
        told = [line for line in attempt.failure.splitlines() if line.strip()]
        reason, *others = told or [""]
        yield _("{file}: not loaded. {reason}", file=path.name, reason=reason)
        yield from (f"{path.name}: {line.strip()}" for line in others)
    for name in attempt.known:
        yield _("{file}: loaded before; nothing was changed", file=name)
    for part in attempt.parts:
        yield _(
            "{file}: rows stored {stored}, in quarantine {quarantined}, questions open {questions}",
            file=part.name,
            stored=formats.count(part.stored_count),
            quarantined=formats.count(part.quarantined_count),
            questions=formats.count(len(part.questions)),
        )
        for key in part.questions:
            yield _("{file}: taken as likely, and still open: {key}", file=part.name, key=key)


def _look(path: Path) -> Look | None:
    """Return how a file looks, None for what is no file, hidden, or named as not whole yet."""
    name = path.name.lower()
    if name.startswith(_HIDDEN) or name.endswith(_TEMPORARY):
        return None
    try:
        found = path.stat()
    except OSError:  # gone since the folder was listed
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def _being_written(paths: Collection[Path]) -> set[Path]:
    """Return those files that a process holds open for writing, as far as the system tells us."""
    written = set()
    for handle in _PROCESSES.glob("[0-9]*/fd/*") if paths else ():
        with suppress(OSError, ValueError, IndexError):  # the process ended, or is not ours
            if (path := handle.readlink()) in paths and _writes(handle):
                written.add(path)
    return written


def _writes(handle: Path) -> bool:
    told = (handle.parent.parent / "fdinfo" / handle.name).read_text()
    flags = int(told.split("flags:", 1)[1].split()[0], 8)
    return flags & os.O_ACCMODE != os.O_RDONLY


def _is_locked(path: Path) -> bool:
    """Return whether a writer keeps others out, as is usual on Windows."""
    if os.name != "nt" or not os.access(path, os.W_OK):
        return False
    try:
        path.open("r+b").close()
    except PermissionError:
        return True
    return False
