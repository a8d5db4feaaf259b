"""What a page asked the last time, asked at once for another selection: a page asks one by one."""

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields
from typing import Any, Generic, TypeVar

from dashboard.filters import Filters, Scope

_Question = TypeVar("_Question", bound=Hashable)
_Changes = tuple[tuple[str, object], ...]


@dataclass(slots=True)
class _Run:
    """One run of a page: its selection, and each question with how what it selects differs."""

    filters: Filters
    asked: dict[tuple[Any, _Changes], None] = field(default_factory=dict)


_RUN: ContextVar[_Run | None] = ContextVar("run", default=None)


class Ahead(Generic[_Question]):
    """Asks what a page is about to ask, by several threads, as its last run tells.

    A page that asks something else gets its answer as ever: what was asked in vain is all it costs.
    """

    def __init__(self, ask: Callable[[_Question, Filters, Scope], object], threads: int) -> None:
        self._ask = ask
        self._pool = ThreadPoolExecutor(threads, "ahead")
        self._last: dict[str, _Run] = {}

    @contextmanager
    def page(self, name: str, filters: Filters, scope: Scope) -> Iterator[None]:
        """Ask for this selection what the page asked for its last one, and note what it asks now.

        A run that is broken off, as its reader has clicked on, leaves nothing in line.
        """
        last = self._last.get(name)
        ahead = [
            self._pool.submit(self._ask, question, filters.narrow(**dict(changes)), scope)
            for question, changes in (last.asked if last else ())
        ]
        run = _Run(filters)
        before = _RUN.set(run)
        try:
            yield
            self._last[name] = run
        finally:
            _RUN.reset(before)
            for one in ahead:
                one.cancel()

    def note(self, question: _Question, filters: Filters) -> None:
        """Remember that the page that runs now asks this."""
        run = _RUN.get()
        if run is not None:
            run.asked[question, _changes(run.filters, filters)] = None


def _changes(page: Filters, asked: Filters) -> _Changes:
    """Return what is selected in a question otherwise than on its page."""
    selected = ((one.name, getattr(asked, one.name)) for one in fields(Filters))
    return tuple((name, value) for name, value in selected if value != getattr(page, name))
