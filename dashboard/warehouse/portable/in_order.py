"""The order of an answer, kept where an engine need not keep it: that of a sub-query."""

from sqlglot import exp


def in_order(tree: exp.Query) -> exp.Query:
    """Order a part of an answer as the answer itself is ordered; changes the tree."""
    inner = _answer_within(tree)
    if inner is not None and inner.args.get("order") and not tree.args.get("order"):
        keys = [_ordered_by_name(key, inner) for key in inner.args["order"].expressions]
        if isinstance(tree.selects[0], exp.Star):
            tree.set("expressions", [exp.column(name) for name in _shown(inner)])
        tree.set("order", exp.Order(expressions=keys))
    return tree


def _answer_within(tree: exp.Query) -> exp.Select | None:
    """Return the select that another one shows some columns or rows of, if it does only that."""
    source = tree.args.get("from_")
    inner = source.this.this if source and isinstance(source.this, exp.Subquery) else None
    shows = all(isinstance(one, exp.Star | exp.Column) for one in tree.selects)
    return inner if isinstance(inner, exp.Select) and shows else None


def _ordered_by_name(key: exp.Ordered, inner: exp.Select) -> exp.Ordered:
    """Return a key of the inner order by the name its value has outside; it gets one if need be."""
    outer = key.copy()
    outer.set("this", exp.column(_name_of(key.this, inner)))
    return outer


def _name_of(value: exp.Expr, inner: exp.Select) -> str:
    for one in inner.selects:
        is_alias = isinstance(value, exp.Column) and not value.table and one.alias == value.name
        if is_alias or one.unalias() == value:
            return one.alias_or_name
    hidden = f"{_HIDDEN}{len(inner.selects)}"
    inner.select(exp.alias_(value.copy(), hidden), copy=False)
    return hidden


_HIDDEN = "ordered_by_"


def _shown(inner: exp.Select) -> list[str]:
    return [name for name in inner.named_selects if not name.startswith(_HIDDEN)]
