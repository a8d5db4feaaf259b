"""Questions to the current state of a store, answered and remembered."""

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import polars as pl
from cachetools import LRUCache

from dashboard import catalogue
from dashboard.filters import Filters, Scope
from dashboard.settings import Settings
from dashboard.warehouse.ahead import Ahead
from dashboard.warehouse.answers import Answers
from dashboard.warehouse.canonical import canonical
from dashboard.warehouse.current import HELD, Current, Held, StoreInfo, store_info
from dashboard.warehouse.first_answers import FirstAnswers
from dashboard.warehouse.notes import Notes
from dashboard.warehouse.slices import Slice, sliced
from dashboard.warehouse.store import Store
from dashboard.warehouse.versions import versions_of

_MOST_MADE = 256  # what is made of answers is small

_Made = TypeVar("_Made")


class _Question(NamedTuple):
    name: str
    statement: str
    part: Slice | None


class _Asked(NamedTuple):
    """A question to one version, for a selection, as far as a scope allows."""

    version: str
    question: _Question
    filters: Filters
    scope: Scope


class Warehouse:
    """The store as pages see it: ask a question, get a frame; new loads are noticed by itself."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.store = Store(folder)
        self.notes = Notes(folder)
        self._versions = versions_of(self.store, settings)
        self._answers = Answers(settings.cache_megabytes)
        self._first = FirstAnswers(folder)
        self._ahead = Ahead(self._answered, settings.threads)
        self._made: LRUCache[Hashable, Any] = LRUCache(_MOST_MADE)
        self._making = threading.RLock()
        self._opening = threading.Lock()
        self._current: Current | None = None

    def ask(
        self, question: str, filters: Filters, scope: Scope, part: Slice | None = None
    ) -> pl.DataFrame:
        """Answer a question of queries/ for a selection, as far as the scope allows."""
        file = catalogue.question(question).file
        return self._answer(question, file.statement, filters, scope, part)

    def export(
        self,
        question: str,
        filters: Filters,
        scope: Scope,
        part: Slice | None = None,
        *,
        in_codes: bool = False,
    ) -> pl.DataFrame:
        """Answer a question as `ask` does, of all rows, and forget the answer.

        What is taken away is large and asked for once; kept, it would push out what pages need.
        With `in_codes` columns of few words may be categorical.
        """
        whole = part.whole() if part else None
        statement = self._sliced(question, self._statement(question), whole)
        answer = self._select(self._now(), question, statement, filters, scope, is_large=True)
        return canonical(answer, in_codes=in_codes)

    def count(self, question: str, filters: Filters, scope: Scope) -> int:
        """Return how many rows a question's answer has."""
        statement = f"select count(*) as row_count from ({self._statement(question)})"
        answer = self._answer(f"{question}#count", statement, filters, scope, None)
        return int(answer["row_count"][0])

    def choices(self, name: str, filters: Filters, scope: Scope) -> pl.DataFrame:
        """Return the values that a filter can take, with their labels and case counts."""
        file = catalogue.choices()[name]
        return self._answer(f"filters/{name}", file.statement, filters, scope, None)

    def check(self, name: str, scope: Scope) -> pl.DataFrame:
        """Return the rows that a check finds fault with, as far as the scope allows."""
        file = catalogue.checks()[name].file
        return self._answer(f"checks/{name}", file.statement, Filters(), scope, None)

    def made(self, name: str, filters: Filters, scope: Scope, make: Callable[[], _Made]) -> _Made:
        """Return what is made of answers for a selection, as long as the store stays as it is.

        It is made now where it was not yet, one thing at a time, as making takes all processors.
        """
        key = (self._now().version, name, filters, scope)
        with self._making:
            if key not in self._made:
                self._made[key] = make()
            return cast("_Made", self._made[key])

    @contextmanager
    def page(
        self, name: str, filters: Filters, scope: Scope, *, of_one_version: bool = True
    ) -> Iterator[None]:
        """Ask at once, while a page runs, what it asked one by one the last time.

        With `of_one_version` a load that ends meanwhile shows with the next run: all figures of a
        page belong together.
        """
        before = HELD.set(Held() if of_one_version else None)
        try:
            with self._ahead.page(name, filters, scope):
                yield
        finally:
            HELD.reset(before)

    def keep_first(self) -> None:
        """Keep what was answered with nothing selected, for servers that start on this version."""
        version = self._now().version
        first = (
            (asked, answer)
            for asked, answer in self._answers.kept().items()
            if isinstance(asked, _Asked)
            and asked.version == version
            and asked.filters.is_first_view
        )
        self._first.keep(version, first)

    def is_empty(self) -> bool:
        """Return whether there is nothing to ask: no load, or nothing published."""
        return self._versions.current() is None

    def info(self) -> StoreInfo:
        """Return export day, main currency and column coverage of the current version."""
        return self._now().info

    def missing(self, needs: tuple[str, ...]) -> tuple[str, ...]:
        """Return which of the needed columns no loaded row has a value in."""
        filled = self.info().filled
        return tuple(need for need in needs if not filled.get(need))

    def columns(self, question: str) -> tuple[str, ...]:
        """Return the column names of a question's answer."""
        empty = Slice(limit=0)
        return tuple(self.ask(question, Filters(), Scope(), empty).columns)

    def _statement(self, question: str) -> str:
        return catalogue.question(question).file.statement

    def _answer(
        self, name: str, statement: str, filters: Filters, scope: Scope, part: Slice | None
    ) -> pl.DataFrame:
        question = _Question(name, statement, part)
        self._ahead.note(question, filters)
        return self._answered(question, filters, scope)

    def _answered(self, question: _Question, filters: Filters, scope: Scope) -> pl.DataFrame:
        name, statement, part = question
        current = self._now()
        asked = _Asked(current.version, question, filters, scope)

        def ask() -> pl.DataFrame:
            first = self._first.get(asked) if filters.is_first_view else None
            if first is not None:
                return first
            sliced = self._sliced(name, statement, part)
            return canonical(self._select(current, name, sliced, filters, scope))

        return self._answers.get(asked, ask)

    def _select(
        self,
        current: Current,
        name: str,
        statement: str,
        filters: Filters,
        scope: Scope,
        *,
        is_large: bool = False,
    ) -> pl.DataFrame:
        variables = filters.as_variables() | scope.as_variables()
        variables["narrowed"] = not scope.everything or filters.is_narrowed
        export_day = current.info.export_day
        variables["as_of"] = filters.as_of or export_day
        variables["on_turning_days"] = filters.is_on_turning_days(export_day)
        if filters.currency is None:
            variables["currency"] = [current.info.main_currency]
        return current.engine.select(name, statement, variables, is_large=is_large)

    def _sliced(self, name: str, statement: str, part: Slice | None) -> str:
        named = part is not None and (part.columns is not None or part.order_by is not None)
        return sliced(statement, part, self.columns(name) if named else ())

    def _now(self) -> Current:
        """Return the version that the page which runs is of, else the current one."""
        held = HELD.get()
        if held is None:
            return self._newest()
        if held.version is None:
            held.version = self._newest()
        return held.version

    def _newest(self) -> Current:
        """Return the current version's engine, opened anew when a load has moved the pointer."""
        facts = self._versions.current()
        if facts is None:
            raise self._versions.nothing()
        owners = self.notes.owners()
        version = f"{facts}:{_digest(owners)}"
        current = self._current
        if current is not None and current.version == version:
            return current
        with self._opening:
            if self._current is None or self._current.version != version:
                engine = self._versions.opened(facts, owners)
                self._first.open(version)
                self._current = Current(version, engine, store_info(engine, version))
            return self._current


def _digest(owners: Mapping[str, str]) -> str:
    """Return what tells some owners of dispute reasons from others, the same in each process."""
    return sha256(repr(sorted(owners.items())).encode()).hexdigest()[:16]
