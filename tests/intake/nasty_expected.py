"""What a careful person reads in each nasty file: tests/intake/nasty/expected, opened."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from tests.intake.made_files import CORPUS

Reading = Mapping[str, Any]


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((CORPUS / "expected").glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8")).items()


def _whole(name: str, entries: Mapping[str, Reading]) -> dict[str, Any]:
    """Return an entry with all that the file it is like has, but for its layout."""
    entry = entries[name]
    like = _whole(entry["like"], entries) if "like" in entry else {}
    return {key: told for key, told in like.items() if key != "layout"} | entry


def expected() -> dict[str, Reading]:
    """Return the expected reading of every nasty file by its name.

    Of a file that is read: `tables`, how many rows are `stored`, `quarantined`, `folded` and
    `non_rows` (several numbers where each is an honest reading), the `sums` of stored amounts, some
    `rows` of cases, what is `derived` of cases, and the `questions` it leaves with their answers.
    Of a file that is not: the `refusal`, one class or several, and `words` of its message, each
    with its alternatives between bars.
    """
    entries = dict(_entries())
    return {name: _whole(name, entries) for name in entries}
