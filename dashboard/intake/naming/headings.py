"""What the heading of a column says: which columns it may feed, and how surely."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Literal

from dashboard.intake.naming.compounds import FILLERS, begins_with, ideas_in, patterns
from dashboard.intake.naming.letters import heading_words
from dashboard.intake.naming.vocabulary import phrases, word_list
from dashboard.model import TABLES

EXPORT_DAY = "export_day"
KNOWN = "known"

# A column's own name; a word for it and nothing else; a compound of such words; a word with other
# meanings too; a compound with a part that we do not know; a word that says almost nothing.
Says = Literal["name", "word", "compound", "usual", "partly", "hardly"]
WEIGHTS: Mapping[Says, int] = {
    "name": 100,
    "word": 80,
    "compound": 60,
    "usual": 50,
    "partly": 30,
    "hardly": 10,
}
# Columns that other tables share with the cases, and share the words for.
_SHARED = {
    "payments": ("case_id", "agency"),
    "events": ("case_id", "agency"),
    "billing": ("department",),
}
_LISTS = ("headings_cases", "headings_amounts", "headings_others")
_NOT_SURE: Mapping[str, Says] = {"likely": "usual", "open": "hardly"}
_CURRENCIES = {
    **{code.lower(): code for code in ("NOK", "SEK", "DKK", "EUR", "USD", "GBP", "CHF", "ISK")},
    "€": "EUR",
    "£": "GBP",
    "euro": "EUR",
}
_CROWNS = frozenset({"kr", "kroner", "kronor"})
_SIGNS = re.compile(r"[€£]")
_NUMBER = re.compile(r"(?:nummer|number|numero|nro|num|no|nr)$")
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
# How a date has to be written, as a form says it behind the name of a field.
_PATTERN = re.compile(r"[dtpmkyåjv]{1,4}(?:[-./ ]?[dtpmkyåjv]{1,4}){2}", re.I)
_CHOICE = re.compile(
    r"[(\[]?\b(?:[jyk] ?[/|] ?[ne]|ja ?/ ?ne[ij]n?|yes ?/ ?no|kyllä ?/ ?ei)\b[)\]]?", re.I
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is compared: its words in plain letters, and the currency that it names."""

    text: str
    words: tuple[str, ...]
    currency: str | None = None

    @property
    def key(self) -> str:
        """Return the words run together, all ways to write "number" made one."""
        return _NUMBER.sub("nr", "".join(self.words))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column that a heading may feed; the lower `place`, the more usual the word."""

    column: str
    says: Says
    place: int = 0

    @property
    def weight(self) -> int:
        """Return how much the heading counts for the column, at most 100."""
        return WEIGHTS[self.says]

    def at_most(self, says: Says) -> "Candidate":
        """Return the same column, no surer than this."""
        return self if self.weight <= WEIGHTS[says] else replace(self, says=says)


@lru_cache(10_000)
def heading(text: str) -> Heading:
    """Take a heading apart."""
    signs = " ".join(_SIGNS.findall(text))
    bare = _CHOICE.sub(" ", text.replace("\ufeff", "").replace("#", " nr "))
    words = heading_words(_SIGNS.sub(" ", bare))
    named = {code for word in (*words, signs) if (code := _CURRENCIES.get(word))}
    money = {*_CURRENCIES, *_CROWNS}
    others = tuple(word for word in words if word not in money)
    while others and len(others) > 1 and len(others) < len(words) and others[-1] in FILLERS:
        others = others[:-1]
    return Heading(text, others or words, named.pop() if len(named) == 1 and others else None)


@lru_cache(20_000)
def candidates(table: str, text: str) -> tuple[Candidate, ...]:
    """Return the columns of a table that a heading may feed, the likeliest first.

    A heading that is known but kept nowhere gives the one candidate `known`; none: no idea.
    """
    read = heading(text)
    own = "_".join(re.findall(r"\w+", text.lower()))
    if own in TABLES[table].names or own == EXPORT_DAY:
        return (Candidate(own, "name"),)
    listed = _listed(table)
    found = listed.get(read.key) or listed.get(_without_fillers(read)) or ()
    if not found:
        found = _by_ideas(table, read)
    if not found or found[0].says == "partly":
        found = _by_brackets(table, text) or found
    return found


def _by_brackets(table: str, text: str) -> tuple[Candidate, ...]:
    """Return what a heading says without what stands in its brackets.

    An abbreviation or another word for the same confirms it; what we do not know makes it less
    sure, and what speaks of another column leaves it open.
    """
    inside = " ".join(_BRACKETS.findall(text))
    outside = _BRACKETS.sub(" ", text)
    if not inside.strip() or not heading(outside).words:
        return ()
    found = candidates(table, outside)
    other = candidates(table, inside) if heading(inside).words else ()
    if not found:
        return tuple(replace(one, says="partly") for one in other[:1] if one.column != KNOWN)
    columns = {one.column for one in found}
    if any(one.column in columns for one in other) or _PATTERN.fullmatch(inside.strip()):
        return found
    limit: Says = "hardly" if other or _has_ideas(inside) else "usual"
    return tuple(one.at_most(limit) for one in found)


def _has_ideas(text: str) -> bool:
    return bool(ideas_in(heading(text).words)[0])


def speaks_of_case(text: str) -> bool:
    """Return whether a heading could be that of a case number, by one of its words at least."""
    if near("cases", "case_id", (text,)):
        return True
    words = heading(text).words
    is_word = any(begins_with(idea, word) for idea in ("case", "file") for word in words)
    return is_word or any(one.column == "case_id" for one in candidates("cases", text))


def _without_fillers(read: Heading) -> str:
    return Heading("", tuple(word for word in read.words if word not in FILLERS)).key


def _by_ideas(table: str, read: Heading) -> tuple[Candidate, ...]:
    ideas, strange = ideas_in(read.words)
    column = patterns(table).get(ideas)
    if column is None:
        return ()
    return (Candidate(column, "partly" if strange else "compound"),)


@cache
def _listed(table: str) -> dict[str, tuple[Candidate, ...]]:
    """Return the candidates by key: those of the table, else the export day, else known ones."""
    found: dict[str, list[Candidate]] = {}
    for section in (table, EXPORT_DAY, KNOWN):
        fresh: dict[str, list[Candidate]] = {}
        for column, lists in _sections(section).items():
            for key, one in _candidates_of(column, lists):
                same = [other for other in fresh.get(key, []) if other.column == column]
                others = found.get(key, []) if section == KNOWN else []
                if not same and (key not in found or (others and _all_hardly(others))):
                    fresh.setdefault(key, [*others]).append(one)
        found |= fresh
    return {
        key: tuple(sorted(ones, key=lambda one: (-one.weight, one.place)))
        for key, ones in found.items()
    }


def _all_hardly(ones: list[Candidate]) -> bool:
    """Return whether a word says so little of the table that a known one may stand beside it."""
    return all(one.says == "hardly" for one in ones)


@cache
def _sections(section: str) -> dict[str, dict[str, str]]:
    merged: dict[str, dict[str, str]] = {}
    for name in _SHARED.get(section, ()):
        merged[name] = _sections("cases")[name]
    for name in _LISTS:
        merged |= word_list(name).get(section, {})
    return merged


def _candidates_of(column: str, lists: Mapping[str, str]) -> list[tuple[str, Candidate]]:
    return [
        (heading(phrase).key, Candidate(column, _NOT_SURE.get(name, "word"), place))
        for name, listed in lists.items()
        for place, phrase in enumerate(phrases(listed))
    ]


def near(table: str, column: str, headers: tuple[str, ...]) -> str | None:
    """Return the header that looks most like a word for a column, if one does."""
    words = [key for key, ones in _listed(table).items() if ones[0].column == column]
    by_key = {heading(header).key: header for header in headers}
    close = [
        key for key in by_key if len(key) > 3 and get_close_matches(key, words, 1, cutoff=0.85)
    ]
    return by_key[close[0]] if close else None
