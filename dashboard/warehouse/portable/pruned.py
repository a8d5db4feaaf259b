"""Questions that say no more than is shown of their answers: each figure takes time to plan."""

from collections.abc import Iterable

from sqlglot import exp


def pruned(tree: exp.Query) -> exp.Query:
    """Leave out of a select within what is read neither around nor in it; changes the tree."""
    source = tree.args.get("from_")
    inner = source.this.this if source and isinstance(source.this, exp.Subquery) else None
    if not isinstance(inner, exp.Select) or tree.is_star or not _is_plain(inner):
        return tree
    read = _names(one for name, one in _parts(tree) if name != "from_")
    read |= _names(one for name, one in _parts(inner) if name != "expressions")
    kept = [one for one in inner.selects if one.alias_or_name in read]
    read |= _names(kept)  # a column may be told by another of the same select
    kept = [one for one in inner.selects if one.alias_or_name in read]
    if kept:
        inner.set("expressions", kept)
    return tree


def _is_plain(select: exp.Select) -> bool:
    """Return whether a select answers the same rows however many of its columns are told."""
    group = select.args.get("group")
    by_all = group is not None and bool(group.args.get("all"))
    return not (select.is_star or select.args.get("distinct") or by_all)


def _parts(select: exp.Query) -> Iterable[tuple[str, exp.Expr]]:
    for name, value in select.args.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, exp.Expr):
                yield name, one


def _names(trees: Iterable[exp.Expr]) -> set[str]:
    return {column.name for tree in trees for column in tree.find_all(exp.Column)}
