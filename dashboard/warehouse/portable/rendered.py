"""Questions of queries/ as statements of another engine."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Literal

from sqlglot import ErrorLevel, exp

from dashboard.warehouse.portable.alike import alike
from dashboard.warehouse.portable.clickhouse import for_clickhouse
from dashboard.warehouse.portable.duckdb import for_duckdb
from dashboard.warehouse.portable.in_order import in_order
from dashboard.warehouse.portable.literals import with_values
from dashboard.warehouse.portable.narrowed import narrowed
from dashboard.warehouse.portable.pruned import pruned
from dashboard.warehouse.portable.refused import check_portable
from dashboard.warehouse.portable.rewritten import rewritten
from dashboard.warehouse.portable.spark import for_spark
from dashboard.warehouse.portable.written_out import (
    LANGUAGE,
    read_beneath,
    tables_read,
    views,
    written_out,
)

Dialect = Literal["spark", "clickhouse", "duckdb"]
Sources = Mapping[str, exp.Query]
Variables = tuple[tuple[str, Any], ...]

_IN_ITS_WORDS: Mapping[Dialect, tuple[Callable[[exp.Expr], exp.Expr], ...]] = {
    "spark": (alike, for_spark),
    "clickhouse": (alike, for_clickhouse),
    "duckdb": (for_duckdb,),
}
_QUESTIONS_KEPT = 512
_VIEWS_KEPT = 1024  # some dozens for each selection; a page asks a dozen questions of one


class Renderer:
    """Puts questions into one dialect, over tables that each have a source they are read from.

    What a question stands on is put before it as CTEs. The text of these is kept by selection, as
    it is most of the work and the same for all questions of a page.
    """

    def __init__(self, sources: Sources, dialect: Dialect) -> None:
        self._dialect = dialect
        self._beneath = narrowed({**sources, **views()})
        self._reads = {name: tables_read(query) for name, query in self._beneath.items()}
        self._text_beneath = lru_cache(_VIEWS_KEPT)(self._told_beneath)
        self._text_of = lru_cache(_QUESTIONS_KEPT)(self._told)
        self._is_native = dialect == LANGUAGE
        if not self._is_native:
            for name, query in views().items():
                check_portable(name, query)

    def rendered(self, name: str, statement: str, variables: Mapping[str, Any]) -> str:
        """Return a question with values put in for its variables; `name` is for errors.

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
        if not self._is_native:
            tree = in_order(tree)
        read = read_beneath(tree, self._reads)
        before = [
            exp.CTE(
                this=exp.var(self._text_beneath(source, hashable)),
                alias=exp.TableAlias(this=exp.to_identifier(source)),
            )
            for source in self._beneath
            if source in read
        ]
        told = self._in_its_words(tree)
        own = told.args.get("with_")
        if before:
            told.set("with_", exp.With(expressions=[*before, *(own.expressions if own else ())]))
        return self._text(told)

    def _told_beneath(self, name: str, variables: Variables) -> str:
        tree = with_values(self._beneath[name], dict(variables))
        return self._text(self._in_its_words(tree))

    def _in_its_words(self, tree: exp.Expr) -> exp.Expr:
        for change in _IN_ITS_WORDS[self._dialect]:
            tree = rewritten(tree, change)
        return tree

    def _text(self, tree: exp.Expr) -> str:
        return tree.sql(self._dialect, unsupported_level=ErrorLevel.RAISE)


@lru_cache(_QUESTIONS_KEPT)
def _written_out(statement: str) -> exp.Query:
    """Return a question with its macros written out; who changes the tree copies it first."""
    return written_out(statement)
