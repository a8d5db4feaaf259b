"""Part of an answer, and the statement that asks for just that."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Slice:
    """Part of an answer: some columns, in some order, some rows. None leaves a field whole."""

    columns: tuple[str, ...] | None = None
    order_by: str | None = None
    descending: bool = False
    limit: int | None = None
    offset: int = 0

    def whole(self) -> "Slice":
        """Return the same columns in the same order, of all rows."""
        return replace(self, limit=None, offset=0)


def sliced(statement: str, part: Slice | None, known: Sequence[str]) -> str:
    """Wrap a statement so that it answers a part of what it did.

    `known` are the columns of the whole answer, needed where the part names any: identifiers are
    only ever those that the answer itself has. Rows that tie are in the order of its first two.
    """
    if part is None or part == Slice():
        return statement
    wanted = [column for column in (part.columns or known) if column in known]
    told = f"select {', '.join(wanted) or '*'} from ({statement})"
    if part.order_by in known:
        way = "desc" if part.descending else "asc"
        ties = ", ".join(column for column in known[:2] if column != part.order_by)
        told += f" order by {part.order_by} {way} nulls last" + (f", {ties}" if ties else "")
    if part.limit is not None:
        told += f" limit {part.limit} offset {part.offset}"
    return told
