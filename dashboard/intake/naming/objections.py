"""What a customer objects to, read from the words: ideas in each clause, and rules over them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from dashboard.intake.naming.letters import plain, plain_words
from dashboard.intake.naming.phrasing import Phrases
from dashboard.intake.naming.vocabulary import word_list

Confidence = Literal["high", "medium", "low"]

_RANKS: Mapping[str, int] = {"high": 3, "medium": 2, "low": 1}
_LOWER: Mapping[str, Confidence] = {"high": "medium", "medium": "low", "low": "low"}
# Where one thought ends and another begins, in plain letters.
_CLAUSES = re.compile(
    r"[.,;:!?\n()]+|\s[-–]\s|\b(?:men|but|however|mutta|aber|sondern|utan att|vaan|samt|selv om"
    r"|fordi|because|koska|weil|seka|derfor|therefore|darfor|siksi|deshalb)\b"
)
# Where a point only cuts a word short it ends no thought: "str. 40", "12 Std. berechnet".
_SHORTENED = re.compile(
    r"\b(nr|no|str|std|stk|stck|tim|ca|pr|d|jf|jfr|vgl|iflg|enl|inkl|incl|ekskl|mnd|mdr|fakt|rg"
    r"|rek[lv]|ref|art|kl|kpl|tlf|tel|evt|bestell?|pcs|qty|approx|recd|z|b)\.(?=\s|\w|$)"
)
_LONGEST = 2_000
# Any number counts as the same word; "10h" is two words, a number and its unit.
_NUMBER = re.compile(r"\d+")
# What is said without a cause of its own; beside a cause, or the first beside the second, it
# adds nothing.
VAGUE = ("UNKNOWN", "OTHER")
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Objection:
    """The reason that a text tells, and how sure that is."""

    reason: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class _Rule:
    reason: str
    confidence: Confidence
    ideas: frozenset[str]
    absent: frozenset[str]

    @property
    def weight(self) -> tuple[int, int]:
        """Return what makes one rule count before another: surer first, then more ideas."""
        return _RANKS[self.confidence], len(self.ideas)

    def holds_in(self, ideas: frozenset[str]) -> bool:
        """Return whether a clause says it."""
        return self.ideas <= ideas and not self.absent & ideas

    def rivals(self, other: "_Rule") -> bool:
        """Return whether it tells another reason as surely, and from words the other leaves out."""
        differs = self.reason != other.reason and self.confidence == other.confidence
        return differs and not self.ideas <= other.ideas


@lru_cache(100_000)
def objection_of(text: str) -> Objection | None:
    """Return why a customer objects, UNKNOWN where the text only says that; None: no objection.

    Someone who cannot pay, or not yet, does not object.
    """
    clauses = _clauses(text)
    said = [rule for ideas in clauses if (rule := _told_by(ideas))]
    if not said:
        return _across(frozenset().union(*clauses))
    return _main(said)


def is_inability(text: str) -> bool:
    """Return whether somebody only says that they cannot pay, or not yet: that is no objection."""
    clauses = _clauses(text)
    told = [rule for ideas in clauses if (rule := _told_by(ideas))]
    return any(rule.reason == _NONE for rule in told) and objection_of(text) is None


def _across(ideas: frozenset[str]) -> Objection | None:
    """Read a text whose thought is spread over several clauses, and trust that less."""
    rule = _told_by(ideas)
    if rule is None or rule.reason == _NONE:
        return None
    return Objection(rule.reason, _LOWER[rule.confidence])


def _main(said: list[_Rule]) -> Objection | None:
    """Return the reason that counts most; others beside it make it less sure."""
    unable = any(rule.reason == _NONE for rule in said)
    stated = [rule for rule in said if rule.reason != _NONE]
    reasons = stated
    for vague in VAGUE:
        reasons = [rule for rule in reasons if rule.reason != vague] or reasons
    if unable:
        reasons = [rule for rule in reasons if rule.confidence == "high"]
    if not reasons:
        return None
    main = max(reasons, key=lambda rule: _RANKS[rule.confidence])
    mixed = unable or any(
        rule.reason != main.reason and rule.confidence == "high" for rule in reasons
    )
    return Objection(main.reason, _LOWER[main.confidence] if mixed else main.confidence)


@lru_cache(20_000)
def _told_by(ideas: frozenset[str]) -> _Rule | None:
    holding = [rule for rule in _rules() if rule.holds_in(ideas)]
    if any(rule.reason == _NONE for rule in holding):
        return next(rule for rule in holding if rule.reason == _NONE)
    clear = [rule for rule in holding if rule.reason not in VAGUE] or holding
    main = max(clear, key=lambda rule: rule.weight, default=None)
    if main and any(rule.rivals(main) for rule in clear):
        return replace(main, confidence=_LOWER[main.confidence])
    return main


def _clauses(text: str) -> list[frozenset[str]]:
    whole = _SHORTENED.sub(r"\1 ", plain(text[:_LONGEST]))
    return [_ideas(clause) for clause in _CLAUSES.split(whole)]


def _ideas(clause: str) -> frozenset[str]:
    found = _phrases().found_in(plain_words(_NUMBER.sub(" 0 ", clause)))
    return frozenset(idea for one in found for idea in one.meanings)


@cache
def _phrases() -> Phrases:
    listed: dict[str, str] = word_list("objections")["ideas"]
    return Phrases({idea: said.replace("#", "0") for idea, said in listed.items()})


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(_listed())


def _listed() -> Iterator[_Rule]:
    levels: tuple[Confidence, ...] = ("high", "medium", "low")
    for reason, said in word_list("reasons").items():
        for confidence in levels:
            for written in said.get(confidence, "").split(";"):
                ideas = written.split()
                if ideas:
                    needed = frozenset(idea for idea in ideas if idea[0] != "-")
                    absent = frozenset(idea[1:] for idea in ideas if idea[0] == "-")
                    yield _Rule(reason, confidence, needed, absent)
