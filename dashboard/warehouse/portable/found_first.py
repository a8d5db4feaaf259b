"""Questions that show few of many rows: which ones is found first, and only those are told."""

from sqlglot import exp

_CASES = "selected_cases"
_ROW_KEY = "case_key"
_FOUND = "found_key"
# Keys that are counted in the order of what they stand for.
_COUNTED_BY = {"customer_key": "customer_id"}
# What a select may have that is found first: no part that makes one row depend on the others.
_PARTS = frozenset({"expressions", "from_", "where", "group", "order"})


def found_first(tree: exp.Query) -> exp.Query:
    """Rewrite what counts or shows some rows of one table's answer; changes the tree.

    Of millions of customers fifty are shown: their keys are found by what orders them alone, and
    all other figures are told of those. To count them, their keys are counted.
    """
    inner = _inner(tree)
    if inner is None:
        return tree
    key = _key(inner)
    if key is None:
        return tree
    if _counts(tree):
        return _counted(tree, inner, key)
    if tree.args.get("limit") and tree.args.get("order"):
        return _found(tree, inner, key)
    return tree


def _found(tree: exp.Query, inner: exp.Select, key: exp.Column) -> exp.Query:
    order = _order(tree, key)
    found = inner.copy()
    read = {column.name for one in order for column in one.find_all(exp.Column)}
    told = [one for one in found.selects if one.alias_or_name in read]
    if {one.alias_or_name for one in told} | {_FOUND} != read | {_FOUND}:
        return tree
    found.set("order", None)
    found.set("expressions", [*told, exp.alias_(_known(key), _FOUND)])
    keys = exp.select(_FOUND).from_(found.subquery("found")).order_by(*order)
    for part in ("limit", "offset"):
        keys.set(part, tree.args[part].copy() if tree.args.get(part) else None)
    inner.where(exp.In(this=_known(key), query=keys.subquery()), copy=False)
    tree.set("offset", None)
    return tree


def _order(tree: exp.Query, key: exp.Column) -> list[exp.Expr]:
    """Return what a tree is ordered by, up to what only one row can have."""
    order = []
    for one in tree.args["order"].expressions:
        order.append(one.copy())
        if one.this.name == _COUNTED_BY.get(key.name):
            order[-1].set("this", exp.column(_FOUND))
            break
    return order


def _counted(tree: exp.Query, inner: exp.Select, key: exp.Column) -> exp.Query:
    """Count rows as such; groups by their keys, where those without one are one more."""
    count: exp.Expr = exp.Count(this=exp.Star())
    if inner.args.get("group"):
        keyless = exp.func("max", exp.case().when(key.is_(exp.null()), "1").else_("0"))
        different = exp.Count(this=exp.Distinct(expressions=[key.copy()]))
        count = different + exp.func("coalesce", keyless, "0")
    inner.set("group", None)
    inner.set("order", None)
    inner.set("expressions", [exp.alias_(count, tree.selects[0].alias)])
    return inner


def _inner(tree: exp.Query) -> exp.Select | None:
    """Return the select that a tree takes its rows from, where that takes them from cases alone."""
    source = tree.args.get("from_")
    inner = source.this.this if source and isinstance(source.this, exp.Subquery) else None
    if not isinstance(inner, exp.Select) or tree.args.get("where") or tree.args.get("group"):
        return None
    if {name for name, value in inner.args.items() if value} - _PARTS or inner.find(exp.Window):
        return None
    source = inner.args["from_"].this
    return inner if isinstance(source, exp.Table) and source.name == _CASES else None


def _key(inner: exp.Select) -> exp.Column | None:
    """Return what tells the rows of a select apart: what they are grouped by, or their own key."""
    group = inner.args.get("group")
    if group is None:
        is_whole = inner.find(exp.AggFunc) is None
        return exp.column(_ROW_KEY) if is_whole else None
    keys = group.expressions
    is_number = len(keys) == 1 and isinstance(keys[0], exp.Column) and keys[0].name.endswith("_key")
    return keys[0].copy() if is_number else None


def _counts(tree: exp.Query) -> bool:
    told = [one.unalias() for one in tree.selects]
    return len(told) == 1 and isinstance(told[0], exp.Count) and isinstance(told[0].this, exp.Star)


def _known(key: exp.Column) -> exp.Expr:
    """Return a key that is never null: they are counted from one."""
    return exp.func("coalesce", key.copy(), exp.Literal.number(0))
