"""Answers to what all see first, in a file beside the facts: a server that starts anew has them."""

import contextlib
import io
import os
import tempfile
import zipfile
from collections.abc import Hashable, Iterable
from hashlib import sha256
from pathlib import Path

import polars as pl

from dashboard.warehouse.fingerprint import asked_with

_NAME = "first_answers.zip"


class FirstAnswers:
    """Answers of one version, each an Arrow file named after what was asked.

    Whoever may not write beside the facts keeps none, and what cannot be read was never kept.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / _NAME
        self._told: dict[str, bytes] = {}

    def open(self, version: str) -> None:
        """Have ready what is kept of a version."""
        self._told = {}
        with contextlib.suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(self._file) as kept:
            if kept.comment.decode("utf-8", "replace") == version:
                self._told = {name: kept.read(name) for name in kept.namelist()}

    def get(self, asked: Hashable) -> pl.DataFrame | None:
        """Return what was answered, None where that is not kept."""
        told = self._told.get(_digest(asked)) if self._told else None
        if told is None:
            return None
        try:
            return pl.read_ipc(io.BytesIO(told))
        except (OSError, pl.exceptions.PolarsError):
            return None

    def keep(self, version: str, answers: Iterable[tuple[Hashable, pl.DataFrame]]) -> None:
        """Keep answers of a version beside those that are kept of it, and none of any other."""
        self.open(version)
        new = {_digest(asked): answer for asked, answer in answers}
        if new.keys() <= self._told.keys():
            return
        self._told |= {name: _as_file(answer) for name, answer in new.items()}
        with contextlib.suppress(OSError):
            self._write(version)

    def _write(self, version: str) -> None:
        """Put a whole file in the place of the one before; a load clears away half a one."""
        handle, name = tempfile.mkstemp(prefix="making_", dir=self._file.parent)
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w") as kept:
            kept.comment = version.encode()
            for digest, told in self._told.items():
                kept.writestr(digest, told)
        Path(name).chmod(0o644)  # as the facts: another user's server may read them
        Path(name).replace(self._file)


def _digest(asked: Hashable) -> str:
    return sha256(f"{asked_with()} {asked!r}".encode()).hexdigest()


def _as_file(answer: pl.DataFrame) -> bytes:
    told = io.BytesIO()
    answer.write_ipc(told)
    return told.getvalue()
