"""The store: a folder with one immutable facts file per load and a pointer to the current one."""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from dashboard.errors import (
    LoadStopped,
    NoStore,
    NotesUnreadable,
    NothingToUndo,
    StoreBusy,
    StoreUnreadable,
    StoreUnwritable,
)
from dashboard.i18n import _
from dashboard.settings import settings
from dashboard.warehouse.draft import Draft
from dashboard.warehouse.fingerprint import fingerprint, made_with
from dashboard.warehouse.last_load import LastLoad, last_load
from dashboard.warehouse.notes import Notes

_FACTS = re.compile(r"facts_(\d{6,})\.duckdb")
_LOCK_SECONDS = 60.0
# What a full or broken disk ends in; a commit that fails has been unable to write, too.
_UNWRITTEN = (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException)
# Windows opens no folder; there a rename is kept without it.
_SYNCS_FOLDERS = os.name != "nt"


class Store:
    """A folder of loaded exports; a load adds a file and then moves the pointer to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pointer = folder / "current"

    def current(self) -> Path | None:
        """Return the current facts file, None when nothing was ever loaded.

        Raises StoreUnreadable when the pointer is junk or names a file that is not there.
        """
        try:
            name = self.pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise StoreUnreadable(self.folder, str(error)) from error
        if not _FACTS.fullmatch(name):
            raise StoreUnreadable(self.folder, _("its pointer `current` names no version"))
        if not (self.folder / name).is_file():
            raise StoreUnreadable(self.folder, _("its file {name} is missing", name=name))
        return self.folder / name

    @contextmanager
    def draft(
        self, on_wait: Callable[[str], None] | None = None, wait_seconds: float = _LOCK_SECONDS
    ) -> Iterator[Draft]:
        """Open the next version: published when the block ends well, removed when it does not.

        `on_wait` is told when another load has to finish first. Raises StoreBusy, StoreUnreadable
        and StoreUnwritable; in each case the store stays as it was.
        """
        with self._writing(), self._alone(on_wait, wait_seconds):
            self._sweep()
            number = self._next_number()
            making = self.folder / f"making_{number:06d}.duckdb"
            try:
                draft = Draft(making, self.current(), self.folder)
                with contextlib.closing(draft):
                    yield draft
                    if draft.is_abandoned:
                        return
                    draft.finish()
                self._publish(making, self.folder / f"facts_{number:06d}.duckdb")
            finally:
                self._sweep()

    def is_stale(self) -> bool:
        """Return whether the current version was derived by other SQL than is installed."""
        facts = self.current()
        return facts is not None and made_with(facts, self.folder) != fingerprint()

    def freshen(self, tell: Callable[[str], None]) -> None:
        """Derive the current facts anew where other SQL than is installed derived them."""
        if self.is_stale():
            tell(_("Deriving the figures anew for this version of Standout …"))
            self.refresh(on_wait=tell)

    def undo(self, on_wait: Callable[[str], None] | None = None) -> LastLoad:
        """Go back to the version, and the memory, before the last load; return that load.

        Before the first load there was none: the store is then empty. Raises NoStore, and
        NothingToUndo where no such version is kept.
        """
        if self.current() is None:
            raise NoStore(self.folder)
        with self._writing(), self._alone(on_wait, _LOCK_SECONDS):
            current = self.current() or self.folder
            undone = last_load(current, self.folder)
            before = self._before(current, undone.number)
            if before:
                self._point_to(before)
            else:
                self._point_to_none()
            # The load is taken back all the same where the notes cannot be written.
            with contextlib.suppress(NotesUnreadable):
                Notes(self.folder).take_back(undone.number)
        return undone

    def _before(self, current: Path, load: int) -> Path | None:
        """Return the newest older version without a load, None before the first load.

        Versions that were derived anew still have it.
        """
        if load == 1:
            return None
        versions = self._versions()
        for path in versions[versions.index(current) + 1 :]:
            if last_load(path, self.folder).number < load:
                return path
        raise NothingToUndo(self.folder)

    def refresh(self, on_wait: Callable[[str], None] | None = None) -> None:
        """Derive the current facts anew into a next version."""
        if self.current() is None:
            raise NoStore(self.folder)
        with self.draft(on_wait) as draft:
            draft.merge()
            draft.record()
            draft.derive()

    def identity(self, facts: Path) -> str:
        """Return what tells a facts file from one of the same name in a store made anew."""
        try:
            found = facts.stat()
        except OSError as error:
            raise StoreUnreadable(self.folder, _short(error)) from error
        return f"{facts.name}:{found.st_ino}:{found.st_mtime_ns}"

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            yield
        except (OSError, *_UNWRITTEN) as error:
            raise StoreUnwritable(self.folder, _short(error)) from error
        except duckdb.Error as error:
            raise LoadStopped(self.folder, _short(error)) from error

    @contextmanager
    def _alone(self, on_wait: Callable[[str], None] | None, seconds: float) -> Iterator[None]:
        lock = FileLock(self.folder / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            self._queue(lock, on_wait, seconds)
        try:
            yield
        finally:
            lock.release()

    def _queue(self, lock: FileLock, on_wait: Callable[[str], None] | None, seconds: float) -> None:
        if on_wait:
            on_wait(_("Waiting for another load into {folder} to finish …", folder=self.folder))
        try:
            lock.acquire(timeout=seconds)
        except Timeout as error:
            raise StoreBusy(self.folder, seconds) from error

    def _versions(self) -> list[Path]:
        """Return the facts files, newest first."""
        numbered = {
            int(found[1]): path
            for path in self.folder.iterdir()
            if (found := _FACTS.fullmatch(path.name))
        }
        return [numbered[number] for number in sorted(numbered, reverse=True)]

    def _next_number(self) -> int:
        # Above every file there is, not above the current one: a number that a reader
        # has answers cached for is never given to other facts.
        newest = next(iter(self._versions()), None)
        found = newest and _FACTS.fullmatch(newest.name)
        return int(found[1]) + 1 if found else 1

    def _publish(self, making: Path, facts: Path) -> None:
        _sync(making, os.O_RDWR)
        making.rename(facts)
        self._point_to(facts)
        for path in self._versions()[settings().kept_versions :]:
            if path != facts:
                with contextlib.suppress(OSError):  # an old version in the way harms nobody
                    path.unlink()

    def _point_to(self, facts: Path) -> None:
        handle, name = tempfile.mkstemp(prefix="making_", suffix=".pointer", dir=self.folder)
        with os.fdopen(handle, "w", encoding="utf-8") as pointer:
            pointer.write(f"{facts.name}\n")
            pointer.flush()
            os.fsync(pointer.fileno())
        Path(name).chmod(0o644)  # mkstemp lets nobody else read, but a server may be another user
        Path(name).replace(self.pointer)
        self._keep_names()

    def _point_to_none(self) -> None:
        """Make the store empty; its files stay, so that no number of theirs is given again."""
        self.pointer.unlink()
        self._keep_names()

    def _keep_names(self) -> None:
        if _SYNCS_FOLDERS:
            _sync(self.folder, os.O_RDONLY)

    def _sweep(self) -> None:
        """Remove what a load that was killed or went wrong has left half-written."""
        for path in self.folder.glob("making_*"):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _sync(path: Path, way: int) -> None:
    handle = os.open(path, way)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _short(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return text.splitlines()[0].rstrip(".")
