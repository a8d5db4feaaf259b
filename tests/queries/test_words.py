"""Words of cases are one type: what is worked out has to be among them."""

from sqlglot import exp

from dashboard.sqlfile import sql_files
from dashboard.warehouse.portable.written_out import parsed

_WORKED_OUT = ("age_band", "claim_size", "case_changes", "filled_versions", "due_versions")


def _words_of(name: str) -> set[str]:
    """Return the texts that a file of queries/derive gives as what comes of a case."""
    tree = parsed(sql_files("derive")[name].statement)
    branches = [one.args["true"] for one in tree.find_all(exp.If)]
    branches += [one.args["default"] for one in tree.find_all(exp.Case) if one.args.get("default")]
    return {one.name for one in branches if isinstance(one, exp.Literal) and one.is_string}


def test_every_text_that_is_worked_out_is_a_word() -> None:
    listed = next(parsed(_words_statement()).find_all(exp.Array))
    words = {one.name for one in listed.expressions}
    told = set().union(*map(_words_of, _WORKED_OUT))
    assert {"121+", "250000+", "vanished", "payments"} <= told <= words


def _words_statement() -> str:
    statement = sql_files("derive")["word"].statement
    return statement[statement.index("(") + 1 : statement.rindex(")")]
