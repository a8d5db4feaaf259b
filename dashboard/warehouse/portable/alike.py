"""What every engine but DuckDB has to be told more plainly."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

from sqlglot import exp

from dashboard.warehouse.portable.literals import literal
from dashboard.warehouse.portable.written_out import LANGUAGE


def alike(tree: exp.Expr) -> exp.Expr:
    """Return one node as every engine understands it alike."""
    match tree:
        case exp.TimestampTrunc():
            return exp.cast(tree.copy(), "date")  # the begin of a month is a time to some
        case exp.CTE() if isinstance(tree.args["alias"].args.get("columns"), list):
            return _named_rows(tree)
        case exp.Select():
            _name_columns(tree)
    return tree


def rows_of(columns: Sequence[str], rows: Iterable[Sequence[exp.Expr]]) -> exp.Query:
    """Return a query whose answer is these rows of literals."""
    selects: list[exp.Query] = [
        exp.select(*(exp.alias_(value, name) for name, value in zip(columns, row, strict=True)))
        for row in rows
    ]
    return reduce(lambda upper, lower: exp.union(upper, lower, distinct=False, copy=False), selects)


def nothing_of(columns: Mapping[str, str]) -> exp.Query:
    """Return a query with these columns, each of a type of DuckDB's, whose answer has no rows."""
    nulls = (
        exp.alias_(exp.cast(exp.null(), exp.DataType.build(kind, dialect=LANGUAGE)), column)
        for column, kind in columns.items()
    )
    return exp.select(*nulls).where(exp.false())


def words_of(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> exp.Query:
    """Return a query whose answer is these rows of texts."""
    if not rows:
        return nothing_of(dict.fromkeys(columns, "varchar"))
    return rows_of(columns, ([literal(word) for word in row] for row in rows))


def _named_rows(cte: exp.CTE) -> exp.Expr:
    """Return `x (a) as (values …)` as selects that name their columns themselves."""
    columns = [column.name for column in cte.args["alias"].args["columns"]]
    values = cte.this.find(exp.Values)
    rows = rows_of(columns, [row.expressions for row in values.expressions])
    return exp.CTE(this=rows, alias=exp.TableAlias(this=exp.to_identifier(cte.alias)))


def _name_columns(select: exp.Select) -> None:
    """Name columns as the column alone is named; some name them with their table."""
    for one in select.selects:
        if isinstance(one, exp.Column) and one.table and not isinstance(one.this, exp.Star):
            one.replace(exp.alias_(one.copy(), one.name))
