"""Distinct words in their order as one text, for engines that make it of a list."""

from sqlglot import exp


def is_list(tree: exp.Expr) -> bool:
    """Return whether a node is `string_agg(…)`, with its filter where it has one."""
    filtered = isinstance(tree, exp.Filter) and isinstance(tree.this, exp.GroupConcat)
    alone = isinstance(tree, exp.GroupConcat) and not isinstance(tree.parent, exp.Filter)
    return filtered or alone


def listed(tree: exp.Expr, collect: str, sort: str, join: str) -> exp.Expr:
    """Return `string_agg(distinct word, ', ' order by word)` by three functions; null for none."""
    aggregate = tree.this if isinstance(tree, exp.Filter) else tree
    words: exp.Expr = exp.func(collect, aggregate.this.this.expressions[0])
    if isinstance(tree, exp.Filter):
        words = exp.Filter(this=words, expression=tree.expression)
    joined = exp.func(join, exp.func(sort, words), aggregate.args["separator"])
    return exp.Nullif(this=joined, expression=exp.Literal.string(""))
