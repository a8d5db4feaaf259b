"""What Spark, and what speaks its language, has to be told in other words."""

from sqlglot import exp

from dashboard.warehouse.portable.listed import is_list, listed


def for_spark(tree: exp.Expr) -> exp.Expr:
    """Return one node as Spark understands it."""
    match tree:
        case exp.Median():
            return exp.func("percentile", tree.this, exp.Literal.number("0.5"))
        case exp.GroupConcat() | exp.Filter() if is_list(tree):
            return listed(tree, "collect_set", "array_sort", "array_join")
    return tree
