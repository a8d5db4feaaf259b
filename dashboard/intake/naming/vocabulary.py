"""The word lists that ship with the intake: headings, stems, statuses, codes and objections."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "vocabulary"


@cache
def word_list(name: str) -> dict[str, Any]:
    """Return one of the lists as it stands in its file; nobody may change it."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def phrases(listed: str) -> tuple[str, ...]:
    """Return the phrases of a list, which commas tell apart."""
    return tuple(phrase.strip() for phrase in listed.split(",") if phrase.strip())
