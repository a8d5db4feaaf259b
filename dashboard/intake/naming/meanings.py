"""What the words of a case mean: statuses as axes, coded words as codes, objections as reasons."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import polars as pl

from dashboard import codes as trade
from dashboard.intake.naming.letters import words_in
from dashboard.intake.naming.objections import Objection, objection_of
from dashboard.intake.naming.phrasing import Found, Phrases
from dashboard.intake.naming.vocabulary import phrases, word_list
from dashboard.model import TABLES

__all__ = [
    "Axes",
    "Objection",
    "axes",
    "axes_of",
    "code_of",
    "codes",
    "objection_of",
    "objections",
]

_AXES: Mapping[str, pl.DataType] = {
    "stage": pl.String(),
    "state": pl.String(),
    "close_reason": pl.String(),
    "is_disputed": pl.Boolean(),
}
_OBJECTION: Mapping[str, pl.DataType] = {"reason": pl.String(), "confidence": pl.String()}
_CODE: Mapping[str, pl.DataType] = {"code": pl.String()}
_WORD = "word"
_NOT = frozenset({"nots"})
# How many words may stand between "not" and what it denies.
_REACH = 2
# Of two states in one status the earlier of these holds; of two stages the later one.
_STATES = (
    "closed",
    "instalment_plan",
    "on_hold_dispute",
    "on_hold_creditor",
    "on_hold_other",
    "running",
)
_STAGES = tuple(trade.STAGES)
_SAME = {"stage": trade.STAGES, "state": trade.STATES, "close_reason": trade.CLOSE_REASONS}
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Axes:
    """What a status says; None where it says nothing of that axis."""

    stage: str | None = None
    state: str | None = None
    close_reason: str | None = None
    is_disputed: bool | None = None


@dataclass(frozen=True, slots=True)
class _Coded:
    code: str | None


@lru_cache(100_000)
def axes_of(text: str) -> Axes | None:
    """Return what a status word says of each axis; None where nobody knows the word.

    A known word that says nothing of any axis ("partly paid") gives Axes with nothing in it.
    """
    words = words_in(text[:_LONGEST])
    found = _statuses().found_in(words)
    denied = [one.end for one in found if one.meanings == _NOT]
    said = [one for one in found if one.meanings != _NOT]
    if not said:
        return None
    parts = [[] if _is_denied(one, denied) else _said(one) for one in said]
    return _together(parts, longest_first=sorted(said, key=lambda one: one.start - one.end))


def _is_denied(one: Found, denials: Iterable[int]) -> bool:
    return any(0 <= one.start - end < _REACH for end in denials)


def _said(one: Found) -> list[Mapping[str, Any]]:
    listed = word_list("statuses")
    return [listed[meaning] for meaning in sorted(one.meanings - _NOT)]


def _together(parts: list[list[Mapping[str, Any]]], longest_first: list[Found]) -> Axes:
    """Join what the phrases of one status say: what closes a case counts before what holds it."""
    said = [one for part in parts for one in part]
    if any(one.get("state", "closed") != "closed" for one in said):
        # "Paid instalment 3 of 10" closes nothing.
        said = [one for one in said if one.get("close_reason") != "paid"]
    states = [one["state"] for one in said if "state" in one]
    stages = [one["stage"] for one in said if "stage" in one]
    reasons = [
        one["close_reason"]
        for found in longest_first
        for one in _said(found)
        if "close_reason" in one and one in said
    ]
    disputes = [one["is_disputed"] for one in said if "is_disputed" in one]
    return Axes(
        stage=max(stages, key=_STAGES.index, default=None),
        state=min(states, key=_STATES.index, default=None),
        close_reason=next(iter(reasons), None),
        is_disputed=(any(disputes) if disputes else None),
    )


@cache
def _statuses() -> Phrases:
    return Phrases({name: section["words"] for name, section in word_list("statuses").items()})


@lru_cache(100_000)
def code_of(column: str, text: str) -> str | None:
    """Return the code that a word stands for in a coded column; None where nobody knows it.

    `column` is a name such as `channel`; `payments.kind` and `events.kind` tell the two kinds
    apart, and a bare `kind` is looked up in that order.
    """
    if column == "kind":
        return code_of("payments.kind", text) or code_of("events.kind", text)
    words = words_in(text[:_LONGEST])
    within = _coded(column)[1]
    same = listed_code_of(column, text)
    if same or not words:
        return same
    if column in _SAME:
        said = axes_of(text)
        return getattr(said, column) if said else None
    if column == "dispute_reason":
        return _objected(text)
    found = sorted(within.found_in(words), key=lambda one: (one.start - one.end, one.start))
    return _first_listed(column, found[0].meanings) if found else None


def listed_code_of(column: str, text: str) -> str | None:
    """Return the code that a whole text is a listed word for, or is itself."""
    exact = _coded(column)[0]
    return _own_code(column, text) or exact.get(" ".join(words_in(text[:_LONGEST])))


def _objected(text: str) -> str | None:
    """Return the reason that a longer text in a column of reasons tells, where that is plain."""
    objection = objection_of(text)
    return objection.reason if objection and objection.confidence != "low" else None


def _own_code(column: str, text: str) -> str | None:
    """Return a code that stands there as our own files write it."""
    table, _, name = column.rpartition(".")
    known = [
        one.columns[one.names.index(name)].codes
        for one in TABLES.values()
        if name in one.names and table in ("", one.name)
    ]
    word = text.strip().lower()
    return next((code for own in known for code in own if code.lower() == word), None)


def _first_listed(column: str, meant: frozenset[str]) -> str:
    listed: dict[str, str] = word_list("codes")[column]
    return next(code for code in listed if code in meant)


@cache
def _coded(column: str) -> tuple[Mapping[str, str], Phrases]:
    """Return the words of a column: whole ones with their code, and those found within a text."""
    listed: dict[str, str] = word_list("codes").get(column, {})
    exact: dict[str, str] = {}
    for code, said in listed.items():
        for phrase in phrases(said):
            exact.setdefault(" ".join(words_in(phrase.replace("*", ""))), code)
    return exact, Phrases(listed)


def axes(cells: pl.Series) -> pl.DataFrame:
    """Return stage, state, close_reason and is_disputed of each status, in the same order."""
    return _by_word(cells, axes_of, _AXES)


def objections(cells: pl.Series) -> pl.DataFrame:
    """Return reason and confidence of each objection, null where none is told, in order."""
    return _by_word(cells, objection_of, _OBJECTION)


def codes(column: str, cells: pl.Series) -> pl.Series:
    """Return the code of each word of a coded column, null where nobody knows it, in order."""
    name = column.rpartition(".")[2]
    meant = _by_word(cells, lambda text: _Coded(code_of(column, text)), _CODE)
    return meant.get_column("code").alias(name)


def _by_word(
    cells: pl.Series, meaning: Callable[[str], object], kinds: Mapping[str, pl.DataType]
) -> pl.DataFrame:
    """Look each different word up once and lay what it means beside every cell."""
    words = cells.drop_nulls().unique()
    meant = [meaning(word) for word in words]
    looked_up = pl.DataFrame(
        {
            _WORD: words.cast(pl.String),
            **{
                name: pl.Series([getattr(one, name, None) for one in meant], dtype=kind)
                for name, kind in kinds.items()
            },
        }
    )
    said = pl.DataFrame({_WORD: cells.cast(pl.String)})
    return said.join(looked_up, on=_WORD, how="left", maintain_order="left").drop(_WORD)
