"""The selection and the scope put into a syntax tree, as typed literals or bound by the engine."""

import datetime as dt
from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

from sqlglot import exp

from dashboard.warehouse.portable.rewritten import rewritten


class Bound(Enum):
    """A value that is set but not told: the variable stays, and the engine binds its value."""

    BOUND = auto()


def with_values(tree: exp.Query, variables: Mapping[str, Any]) -> exp.Query:
    """Return a tree whose `getvariable('x')` are the values of these variables, null where none.

    Those that are bound stay as they are.

    What follows from the values alone is decided here, so that a condition that restricts nothing
    is not in the text at all.
    """
    tree = tree.copy()
    for call in list(tree.find_all(exp.Anonymous)):
        if call.name == "getvariable":
            _put(call, variables.get(call.expressions[0].name))
    decided = rewritten(tree, _decided)
    assert isinstance(decided, exp.Query)
    return decided


def literal(value: Any) -> exp.Expr:
    """Return one value as a literal of its type; TypeError for a type that no filter has."""
    match value:
        case None:
            return exp.null()
        case bool():
            return exp.true() if value else exp.false()
        case dt.date():
            return exp.cast(exp.Literal.string(value.isoformat()), "date")
        case str():
            return exp.Literal.string(value)
    raise TypeError(f"no literal for {type(value).__name__}")


def _put(call: exp.Expr, value: Any) -> None:
    """Put a value where a variable is read; several stand after `in`."""
    parent = call.parent
    assert parent is not None
    if isinstance(parent, exp.Is):
        parent.replace(exp.true() if value is None else exp.false())
    elif value is Bound.BOUND:
        return
    elif not isinstance(value, tuple):
        call.replace(literal(value))
    elif not value:
        parent.replace(exp.false())
    else:
        parent.set("field", None)
        parent.set("expressions", [literal(one) for one in value])


def _decided(node: exp.Expr) -> exp.Expr:
    """Return what a condition comes to where its parts tell; else the condition."""
    match node:
        case exp.Paren(this=exp.Boolean() as truth):
            return truth
        case exp.Not(this=exp.Boolean()):
            return exp.false() if node.this.this else exp.true()
        case exp.Or() | exp.And():
            return _connected(node, isinstance(node, exp.Or))
        case exp.Coalesce():
            return _first_known(node)
        case exp.Case(this=exp.Literal()):
            return _chosen(node)
    return node


def _connected(node: exp.Connector, settling: bool) -> exp.Expr:
    """Return `a or b`, which true settles and false leaves to the other; and the like of `and`."""
    for side, other in ((node.left, node.right), (node.right, node.left)):
        if isinstance(side, exp.Boolean):
            return side if side.this == settling else other
    return node


def _first_known(node: exp.Coalesce) -> exp.Expr:
    """Return what `coalesce` comes to where its first value is known, or known to be null."""
    match node:
        case exp.Coalesce(this=exp.Expr() as first) if _is_known(first):
            return first
        case exp.Coalesce(this=exp.Null(), expressions=[exp.Expr() as last]):
            return last
    return node


def _chosen(case: exp.Case) -> exp.Expr:
    """Return the branch of `case 'a' when 'a' then … end` that the words decide for."""
    for branch in case.args["ifs"]:
        if branch.this == case.this:
            return exp.paren(branch.args["true"])
    return case.args.get("default") or exp.null()


def _is_known(tree: exp.Expr) -> bool:
    """Return whether something is a value and not null; a variable that is left is bound."""
    return isinstance(tree, exp.Boolean | exp.Literal | exp.Anonymous) or (
        isinstance(tree, exp.Cast) and isinstance(tree.this, exp.Literal)
    )
