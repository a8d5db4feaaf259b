"""What ClickHouse has to be told in other words."""

from collections.abc import Mapping

from sqlglot import exp

from dashboard.warehouse.portable.listed import is_list, listed

_CALLED: Mapping[type[exp.Expr], str] = {
    exp.Lower: "lowerUTF8",
    exp.DateFromParts: "makeDate32",
}
_TRUTHS = (exp.Predicate, exp.Connector, exp.Not)


def for_clickhouse(tree: exp.Expr) -> exp.Expr:
    """Return one node as ClickHouse understands it."""
    match tree:
        case exp.Median():
            return exp.ParameterizedAgg(
                this="quantileExactInclusive",
                expressions=[exp.Literal.number("0.5")],
                params=[tree.this],
            )
        case exp.Lower() | exp.DateFromParts():
            return exp.func(_CALLED[type(tree)], *tree.iter_expressions())
        case exp.Cast() if tree.to.is_type("date"):
            return exp.func("toDate32", tree.this)  # its `Date` begins in 1970
        case exp.GroupConcat() | exp.Filter() if is_list(tree):
            return listed(tree, "groupUniqArray", "arraySort", "arrayStringConcat")
        case exp.Select():
            _make_truths_boolean(tree)
            _order_by_places(tree)
    return tree


def _make_truths_boolean(select: exp.Select) -> None:
    """Give comparisons the type of a flag: they are small numbers here."""
    for one in select.selects:
        if isinstance(one, exp.Alias) and isinstance(one.this, _TRUTHS):
            one.set("this", exp.func("toBool", one.this))


def _order_by_places(select: exp.Select) -> None:
    """Order by the place of a column that has the name of another that is read.

    The settings let a name inside a select mean the column that is read, as everywhere else; in
    the order it would, too.
    """
    order = select.args.get("order")
    names = [one.alias if isinstance(one, exp.Alias) else "" for one in select.selects]
    for key in order.expressions if order else ():
        if isinstance(key.this, exp.Column) and not key.this.table and key.this.name in names:
            key.set("this", exp.Literal.number(names.index(key.this.name) + 1))
