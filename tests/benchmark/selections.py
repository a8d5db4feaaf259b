"""What readers may select in a store."""

import random
from pathlib import Path

import duckdb

Selection = tuple[tuple[str, str], ...]


def selections(store: Path, seed: int) -> list[Selection]:
    """Return what may be selected: nothing, a value of one filter, or of two."""
    facts = store / (store / "current").read_text(encoding="utf-8").strip()
    names = {"department": "department", "agency": "agency", "reason": "dispute_reason"}
    with duckdb.connect(facts, read_only=True) as rows:
        single: list[Selection] = [
            ((name, value),)
            for name, column in names.items()
            for (value,) in rows.execute(
                f"select {column} from case_facts where {column} <> '' group by all order by all"
            ).fetchall()
        ]
    pairs = [one + other for one in single for other in single if one[0][0] < other[0][0]]
    random.Random(seed).shuffle(pairs)
    return [(), *single, *pairs]
