"""Files that were handed in, kept inside the store's folder for as long as somebody needs them."""

import shutil
import tempfile
import time
import weakref
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from filelock import FileLock, Timeout

from dashboard.errors import StoreUnwritable

_PREFIX = "handed_in_"
_LOCK = ".lock"
_SETTLING_SECONDS = 60  # a folder younger than this may not have its lock yet


class KeptFiles:
    """Files in a folder of their own, which is gone as soon as nobody holds them.

    Raises StoreUnwritable where the store's folder takes no files.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        try:
            store.mkdir(parents=True, exist_ok=True)
            sweep(store)
            self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=store))
            lock = FileLock(self.folder / _LOCK, thread_local=False)
            lock.acquire()
        except OSError as error:
            raise _unwritable(store, error) from error
        self.discard = weakref.finalize(self, _discard, self.folder, lock)

    @property
    def paths(self) -> list[Path]:
        """Return the files in the order of their names."""
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.iterdir() if path.name != _LOCK)

    def take(self, files: Iterable[tuple[str, BinaryIO]]) -> None:
        """Write files down under their names; one of a name that is taken gets a number."""
        try:
            for name, content in files:
                _write(self._free(name), content)
        except OSError as error:
            raise _unwritable(self._store, error) from error

    def drop(self, path: Path) -> None:
        """Take a file away again."""
        path.unlink(missing_ok=True)

    def _free(self, name: str) -> Path:
        plain = PurePosixPath(name.replace("\\", "/")).name.lstrip(".") or "file"
        stem, dot, suffix = plain.partition(".")
        path, number = self.folder / plain, 2
        while path.exists():
            path, number = self.folder / f"{stem} ({number}){dot}{suffix}", number + 1
        return path


def sweep(store: Path) -> None:
    """Take away what a process that ended could not: files whose lock nobody holds."""
    for left in store.glob(f"{_PREFIX}*"):
        with suppress(OSError, Timeout):
            if left.is_symlink() or time.time() - left.stat().st_mtime < _SETTLING_SECONDS:
                continue
            with FileLock(left / _LOCK, timeout=0):
                pass
            shutil.rmtree(left, ignore_errors=True)


def _write(path: Path, content: BinaryIO) -> None:
    """Write a file wholly; one that breaks off is taken away, or it would pass for a whole one."""
    try:
        with path.open("xb") as target:
            shutil.copyfileobj(content, target)
    except OSError:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def _discard(folder: Path, lock: FileLock) -> None:
    lock.release()
    shutil.rmtree(folder, ignore_errors=True)


def _unwritable(store: Path, error: OSError) -> StoreUnwritable:
    return StoreUnwritable(store, error.strerror or str(error))
