"""Phrases found in a text: the longest at each place, stars standing for any letters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.intake.naming.letters import plain
from dashboard.intake.naming.vocabulary import phrases

_HEAD = 2
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """The meanings of the words from `start` up to `end`."""

    meanings: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    meaning: str
    words: tuple[str, ...]
    ahead: tuple[str, ...]

    @property
    def following(self) -> tuple[str, ...]:
        """Return what has to stand behind its first word."""
        return (*self.words[1:], *self.ahead)

    def goes_on_at(self, words: Sequence[str], start: int) -> bool:
        """Return whether the words behind its first one are there."""
        rest = self.following
        there = words[start + 1 : start + 1 + len(rest)]
        return len(there) == len(rest) and all(map(_fits, rest, there))


class Phrases:
    """Phrases by their meaning; a word behind `>` has to follow and is not part of the phrase."""

    def __init__(self, listed: Mapping[str, str | Iterable[str]]) -> None:
        self._by_head: dict[str, list[_Phrase]] = {}
        # Texts are made of the same words again and again.
        self._beginning = lru_cache(_KEPT)(self._look_up)
        for meaning, said in listed.items():
            for phrase in phrases(said) if isinstance(said, str) else said:
                self._add(meaning, phrase)

    def _add(self, meaning: str, phrase: str) -> None:
        said, _, ahead = phrase.partition(">")
        one = _Phrase(meaning, _patterns(said), _patterns(ahead))
        head = one.words[0]
        self._by_head.setdefault("" if head.startswith("*") else head[:_HEAD], []).append(one)

    def found_in(self, words: Sequence[str]) -> list[Found]:
        """Return what stands in the words, from left to right, without overlaps."""
        found: list[Found] = []
        start = 0
        while start < len(words):
            here = self._at(words, start)
            if here:
                found.append(here)
            start = here.end if here else start + 1
        return found

    def _look_up(self, word: str) -> tuple[_Phrase, ...]:
        """Return the phrases that may begin with a word."""
        heads = {word[:_HEAD], word[:1], ""}
        ones = (one for head in heads for one in self._by_head.get(head, ()))
        return tuple(one for one in ones if _fits(one.words[0], word))

    def _at(self, words: Sequence[str], start: int) -> Found | None:
        ones = [one for one in self._beginning(words[start]) if one.goes_on_at(words, start)]
        if not ones:
            return None
        longest = max(len(one.words) for one in ones)
        meant = frozenset(one.meaning for one in ones if len(one.words) == longest)
        return Found(meant, start, start + longest)


def _patterns(said: str) -> tuple[str, ...]:
    return tuple(
        "".join("*" if part == "*" else plain(part) for part in _parted(word))
        for word in said.split()
    )


def _parted(word: str) -> list[str]:
    return [part for part in word.replace("*", " * ").split() if part]


def _fits(pattern: str, word: str) -> bool:
    if "*" not in pattern:
        return pattern == word
    bare = pattern.strip("*")
    if pattern.startswith("*"):
        return bare in word if pattern.endswith("*") else word.endswith(bare)
    return word.startswith(bare)
