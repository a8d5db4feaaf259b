"""What DuckDB answers sooner in other words."""

from sqlglot import exp

# Numbers counted from one without gaps, so that all of them fit a string of bits.
_DENSE = frozenset({"customer_key"})


def for_duckdb(tree: exp.Expr) -> exp.Expr:
    """Return one node as DuckDB is quickest with: a bit for each of many numbers that are told.

    Counting different numbers by hashing takes five times as long as setting their bits.
    """
    match tree:
        case exp.Count(this=exp.Distinct(expressions=[exp.Column(name=name) as column])) if (
            name in _DENSE
        ):
            bits = exp.func("bit_count", exp.func("bitstring_agg", column))
            return exp.func("coalesce", bits, exp.Literal.number(0))
    return tree
