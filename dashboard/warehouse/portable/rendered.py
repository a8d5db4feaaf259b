"""Questions of queries/ as statements of another engine."""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import Any, Literal

from sqlglot import ErrorLevel, exp

from dashboard.warehouse.portable.alike import alike
from dashboard.warehouse.portable.clickhouse import for_clickhouse
from dashboard.warehouse.portable.duckdb import for_duckdb, for_many_rows
from dashboard.warehouse.portable.floor import (
    DISPUTED,
    GROUPS,
    Floor,
    OnDisputed,
    OnGroups,
    Sources,
    Variables,
    on_cases,
)
from dashboard.warehouse.portable.found_first import found_first
from dashboard.warehouse.portable.in_order import in_order
from dashboard.warehouse.portable.literals import with_values
from dashboard.warehouse.portable.pruned import pruned
from dashboard.warehouse.portable.refused import check_portable
from dashboard.warehouse.portable.rewritten import rewritten
from dashboard.warehouse.portable.spark import for_spark
from dashboard.warehouse.portable.written_out import LANGUAGE, views, written_out

Dialect = Literal["spark", "clickhouse", "duckdb"]

_IN_ITS_WORDS: Mapping[Dialect, tuple[Callable[[exp.Expr], exp.Expr], ...]] = {
    "spark": (alike, for_spark),
    "clickhouse": (alike, for_clickhouse),
    "duckdb": (for_duckdb,),
}
_QUESTIONS_KEPT = 512


class Renderer:
    """Puts questions into one dialect, over tables that each have a source they are read from.

    What a question stands on is put before it as CTEs. `groups` are the columns of ledger_groups,
    where that is one of the sources; with `many_rows` a question may be longer for the sake of
    being quick over millions.
    """

    def __init__(
        self,
        sources: Sources,
        dialect: Dialect,
        groups: Collection[str] = (),
        *,
        many_rows: bool = False,
    ) -> None:
        self._dialect = dialect
        self._words = _IN_ITS_WORDS[dialect] + ((for_many_rows,) if many_rows else ())
        self._cases = on_cases(sources, self._said)
        self._lesser: list[OnGroups | OnDisputed] = []
        if GROUPS in sources:
            self._lesser.append(OnGroups(sources, groups, self._said))
        if DISPUTED in sources:
            self._lesser.append(OnDisputed(sources, self._said))
        self._text_of = lru_cache(_QUESTIONS_KEPT)(self._told)
        self._is_native = dialect == LANGUAGE
        if not self._is_native:
            for name, query in views().items():
                check_portable(name, query)

    def rendered(self, name: str, statement: str, variables: Mapping[str, Any]) -> str:
        """Return a question with values put in for its variables; `name` is for errors.

        With `on_turning_days` among them it may be asked of groups.

        Raises NotPortable rather than say something that another engine answers otherwise, and
        sqlglot's UnsupportedError rather than leave out what the dialect cannot say.
        """
        hashable = tuple(
            (variable, tuple(value) if isinstance(value, list) else value)
            for variable, value in variables.items()
        )
        return self._text_of(name, statement, hashable)

    def _told(self, name: str, statement: str, hashable: Variables) -> str:
        question = _written_out(statement)
        if not self._is_native:
            check_portable(name, question)
        tree = pruned(with_values(question, dict(hashable)))
        tree = found_first(tree) if self._is_native else in_order(tree)
        before = list(self._floor(tree, hashable).beneath(tree, hashable))
        if self._is_native:
            for view in before:  # each reader scans its own few columns: DuckDB would keep all
                view.set("materialized", False)
        told = self._in_its_words(tree)
        own = told.args.get("with_")
        if before:
            told.set("with_", exp.With(expressions=[*before, *(own.expressions if own else ())]))
        return self._text(told)

    def _floor(self, question: exp.Query, variables: Variables) -> Floor:
        """Return the least that a question can stand on."""
        for floor in self._lesser:
            if floor.bears(question, variables):
                return floor
        return self._cases

    def _said(self, tree: exp.Query) -> str:
        return self._text(self._in_its_words(tree))

    def _in_its_words(self, tree: exp.Expr) -> exp.Expr:
        for change in self._words:
            tree = rewritten(tree, change)
        return tree

    def _text(self, tree: exp.Expr) -> str:
        return tree.sql(self._dialect, unsupported_level=ErrorLevel.RAISE)


@lru_cache(_QUESTIONS_KEPT)
def _written_out(statement: str) -> exp.Query:
    """Return a question with its macros written out; who changes the tree copies it first."""
    return written_out(statement)
