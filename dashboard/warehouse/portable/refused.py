"""What a question may not use, as engines differ in it or lack it; and what to write instead."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from dashboard.errors import NotPortable
from dashboard.warehouse.portable.written_out import is_macro


@dataclass(frozen=True, slots=True)
class Fault:
    """One construct that is refused, as it is written, and what to write instead."""

    construct: str
    instead: str


# Everything that was proven to give the same rows on every engine. What is not here is refused.
_STATEMENTS = (
    *(exp.Create, exp.UserDefinedFunction, exp.Select, exp.Union, exp.Subquery, exp.With, exp.CTE),
    *(exp.From, exp.Join, exp.Where, exp.Group, exp.Having, exp.Order, exp.Ordered, exp.Limit),
    *(exp.Offset, exp.Table, exp.TableAlias, exp.Distinct, exp.Values, exp.Tuple, exp.Star),
)
_VALUES = (
    *(exp.Column, exp.Identifier, exp.Alias, exp.Var, exp.Paren, exp.Literal, exp.Null),
    *(exp.Boolean, exp.DataType, exp.DataTypeParam, exp.Cast, exp.Interval, exp.Anonymous),
)
_CONDITIONS = (
    *(exp.And, exp.Or, exp.Not, exp.Is, exp.In, exp.Exists, exp.Between, exp.Case, exp.If),
    *(exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE),
)
_FUNCTIONS = (
    *(exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Neg, exp.Abs, exp.Nullif, exp.Coalesce),
    *(exp.Greatest, exp.Least, exp.DateDiff, exp.TimestampTrunc, exp.DateFromParts, exp.Day),
    *(exp.Month, exp.Year, exp.DPipe, exp.Lower, exp.Contains, exp.Count, exp.Sum, exp.Min),
    *(exp.Max, exp.Median, exp.Filter, exp.GroupConcat, exp.Window),
)
_PORTABLE = frozenset((*_STATEMENTS, *_VALUES, *_CONDITIONS, *_FUNCTIONS))
_INSTEAD: Mapping[type[exp.Expr], str] = {
    exp.Round: "leave the figure as it is: pages round it, and engines round differently",
    exp.Avg: "share(sum(…), count(…)): a mean of decimals is rounded on some engines",
    exp.Pivot: "one sum(…) or count(*) filter (where …) a column",
    exp.Unnest: "a table that lists the rows, such as calendar",
    exp.Explode: "a table that lists the rows, such as calendar",
    exp.GenerateSeries: "a table that lists the rows, such as calendar",
    exp.ArrayAgg: "one row a value, and let the page put them together",
    exp.PercentileCont: "median(cast(… as double))",
    exp.Lateral: "a join with a CTE",
    exp.Qualify: "a CTE with row_number(), and a where on it",
    exp.JSONExtractScalar: "a column that queries/derive/ takes out of the text",
    exp.SafeDivide: "share(…)",
    exp.IntDiv: "share(…)",
    exp.DateAdd: "a day + interval n month",
    exp.RegexpLike: "contains(…)",
    exp.TryCast: "cast(…), of what a load has checked",
}
_ANOTHER_WAY = (
    "something that queries/README.md lists as portable, or prove it on every engine in"
    " tests/warehouse/engines and add it to dashboard/warehouse/portable"
)
_DAYS = ("_on", "_date", "_day", "month")
_TRUNCATED_TO = frozenset({"MONTH", "QUARTER"})


def check_portable(name: str, tree: exp.Expr) -> None:
    """Raise NotPortable for the first construct that engines differ in; `name` is for the error."""
    for fault in faults(tree):
        raise NotPortable(name, fault.construct, fault.instead)


def faults(tree: exp.Expr) -> Iterator[Fault]:
    """Yield what a question, view or macro may not use."""
    for node in tree.walk():
        if type(node) not in _PORTABLE:
            yield Fault(_shown(node), _INSTEAD.get(type(node), _ANOTHER_WAY))
        for is_refused, instead in _RULES:
            if is_refused(node):
                yield Fault(_shown(node), instead)


def _shown(node: exp.Expr) -> str:
    text = node.sql("duckdb", normalize_functions="lower")
    return text if len(text) <= 80 else f"{text[:79]}…"


def _calls_unknown(node: exp.Expr) -> bool:
    return isinstance(node, exp.Anonymous) and not (
        node.name == "getvariable" or is_macro(node.name)
    )


def _divides_unguarded(node: exp.Expr) -> bool:
    if not isinstance(node, exp.Div):
        return False
    whole = node.expression.unnest()
    return not (isinstance(whole, exp.Nullif) and _is_double(whole.this) and _is_double(node.this))


def _is_double(node: exp.Expr) -> bool:
    return isinstance(node, exp.Cast) and node.to.is_type("double")


def _casts_by_rounding(node: exp.Expr) -> bool:
    return (
        isinstance(node, exp.Cast)
        and not node.to.is_type("double", "date")
        and not isinstance(node.this, exp.Literal | exp.Null)
    )


def _is_median_of_decimals(node: exp.Expr) -> bool:
    return isinstance(node, exp.Median) and not _is_double(node.this)


def _unites_by_name(node: exp.Expr) -> bool:
    return isinstance(node, exp.SetOperation) and bool(node.args.get("by_name"))


def _picks_from_star(node: exp.Expr) -> bool:
    return isinstance(node, exp.Star) and any(
        node.args.get(word) for word in ("except_", "replace", "rename")
    )


def _recurses(node: exp.Expr) -> bool:
    return isinstance(node, exp.With) and bool(node.args.get("recursive"))


def _takes_days_off(node: exp.Expr) -> bool:
    return isinstance(node, exp.Sub) and all(
        isinstance(side, exp.Column) and side.name.endswith(_DAYS)
        for side in (node.this.unnest(), node.expression.unnest())
    )


def _counts_other_than_days(node: exp.Expr) -> bool:
    return isinstance(node, exp.DateDiff) and node.text("unit").upper() != "DAY"


def _truncates_otherwise(node: exp.Expr) -> bool:
    return isinstance(node, exp.TimestampTrunc) and node.text("unit").upper() not in _TRUNCATED_TO


def _frames_a_window(node: exp.Expr) -> bool:
    return isinstance(node, exp.Window) and (
        node.args.get("spec") is not None or isinstance(node.this, exp.Filter)
    )


def _joins_by_order(node: exp.Expr) -> bool:
    return isinstance(node, exp.Join) and bool(node.args.get("method"))


def _lists_rows_elsewhere(node: exp.Expr) -> bool:
    cte = node.find_ancestor(exp.CTE) if isinstance(node, exp.Values) else None
    return isinstance(node, exp.Values) and not (cte and cte.args["alias"].args.get("columns"))


def _lists_otherwise(node: exp.Expr) -> bool:
    """Return whether it is a list in a text other than of distinct words in their own order."""
    if not isinstance(node, exp.GroupConcat):
        return False
    order = node.this
    return not (isinstance(order, exp.Order) and isinstance(order.this, exp.Distinct))


_RULES: tuple[tuple[Callable[[exp.Expr], bool], str], ...] = (
    (_calls_unknown, _ANOTHER_WAY),
    (_divides_unguarded, "share(part, whole)"),
    (_casts_by_rounding, "the value as it is, or a cast to double: engines round differently"),
    (_is_median_of_decimals, "median(cast(… as double))"),
    (_unites_by_name, "union all of selects that name their columns in one order"),
    (_picks_from_star, "the columns, one by one"),
    (_recurses, "a table that lists the rows, such as calendar"),
    (_takes_days_off, "date_diff('day', from, to)"),
    (_counts_other_than_days, "date_diff('day', from, to)"),
    (_truncates_otherwise, "date_trunc('month', …) or date_trunc('quarter', …)"),
    (_frames_a_window, "an order without a frame, and a case instead of a filter"),
    (_joins_by_order, "a join on columns"),
    (_lists_rows_elsewhere, "a CTE that names its columns: with x (a) as (values …)"),
    (_lists_otherwise, "string_agg(distinct word, ', ' order by word)"),
)
