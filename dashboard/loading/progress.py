"""One line in a terminal that tells how far a load has come."""

import time
from collections.abc import Callable

import click

from dashboard import formats
from dashboard.i18n import _

_PAUSE_SECONDS = 0.1


class ProgressLine:
    """Shows rows, share where the file's length is known, and rows per second, file by file."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._file = ""
        self._begun = self._shown = clock()
        self._width = 0

    def __call__(self, done: int, total: int | None, file: str) -> None:
        """Tell how many rows of a file are read, of how many if that is known."""
        now = self._clock()
        if file != self._file:
            self.end()
            self._file, self._begun = file, self._shown
        elif now - self._shown < _PAUSE_SECONDS and done != total:
            return
        self._show(self._line(done, total, now - self._begun))
        self._shown = now

    def end(self) -> None:
        """Leave the last line as it stands and go on below it."""
        if self._width:
            click.echo(err=True)
        self._width = 0

    def _line(self, done: int, total: int | None, seconds: float) -> str:
        line = _("{file}: {count} rows", file=self._file, count=formats.count(done))
        if total:
            line += f", {formats.percent(done / total, 0)}"
        if seconds > 0:
            rate = formats.count(round(done / seconds))
            line += ", " + _("{rate} rows a second", rate=rate)
        return line

    def _show(self, line: str) -> None:
        click.echo(f"\r{line.ljust(self._width)}", err=True, nl=False)
        self._width = len(line)
