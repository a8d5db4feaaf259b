"""Statements of queries/ with every macro written out, and the views that they stand on."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Final, TypeVar

import sqlglot
from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB

from dashboard.sqlfile import SqlFile, in_order, sql_files

_Tree = TypeVar("_Tree", bound=exp.Expr)
_Macro = tuple[tuple[str, ...], exp.Expr]

# The dialect that files of queries/ are written in.
LANGUAGE: Final = "duckdb"


def parsed(statement: str) -> exp.Expr:
    """Return the syntax tree of a statement of queries/."""
    return sqlglot.parse_one(statement, read=DuckDB)


def written_out(statement: str) -> exp.Query:
    """Return the tree of a question with its macros written out."""
    tree = _written_out(parsed(statement))
    assert isinstance(tree, exp.Query)
    return tree


@cache
def views() -> Mapping[str, exp.Query]:
    """Return the views of queries/model, each later than those it reads, macros written out."""
    return {
        name: _written_out(parsed(file.statement).expression)
        for name, file in _files("view").items()
    }


def tables_read(tree: exp.Expr) -> set[str]:
    """Return the tables and views that a tree reads, its own CTEs left out."""
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    return {table.name for table in tree.find_all(exp.Table) if table.name not in own}


def read_beneath(tree: exp.Expr, reads: Mapping[str, Collection[str]]) -> set[str]:
    """Return what a tree reads, with what is read by those of its sources that `reads` tells of.

    Each source may read those named before it.
    """
    read = tables_read(tree)
    for name in reversed(list(reads)):
        if name in read:
            read.update(reads[name])
    return read


def is_macro(name: str) -> bool:
    """Return whether queries/model or queries/metrics defines a macro of that name."""
    return name in _files("macro")


@cache
def _files(kind: str) -> Mapping[str, SqlFile]:
    """Return the files of queries/model and queries/metrics that make a macro or a view, in order.

    Each makes one, of its own name. They are parsed when they are needed: it takes some
    milliseconds a file.
    """
    files = (
        file for folder in ("model", "metrics") for file in in_order(sql_files(folder).values())
    )
    begins = f"create or replace {kind} "
    return {file.name: file for file in files if file.statement.startswith(begins)}


@cache
def _macro(name: str) -> _Macro:
    """Return the parameters and the body of a macro."""
    made = parsed(_files("macro")[name].statement)
    assert isinstance(made, exp.Create)
    return tuple(parameter.name for parameter in made.this.expressions), made.expression


def _written_out(tree: _Tree) -> _Tree:
    """Return a tree with every call of a macro replaced by its body, macros in macros too."""
    tree = tree.copy()
    while (call := next(_calls(tree), None)) is not None:
        parameters, body = _macro(call.name)
        arguments = dict(zip(parameters, call.expressions, strict=True))
        call.replace(exp.paren(_with_arguments(body, arguments)))
    return tree


def _calls(tree: exp.Expr) -> Iterator[exp.Anonymous]:
    return (call for call in tree.find_all(exp.Anonymous) if is_macro(call.name))


def _with_arguments(body: exp.Expr, arguments: Mapping[str, exp.Expr]) -> exp.Expr:
    def put(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Column) and not node.table and node.name in arguments:
            return arguments[node.name].copy()
        return node

    return body.copy().transform(put)
