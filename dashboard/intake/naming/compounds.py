"""Headings that no list holds, taken apart into the ideas that their words stand for."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations

from dashboard.intake.naming.letters import plain
from dashboard.intake.naming.vocabulary import phrases, word_list

Ideas = frozenset[str]
# A shorter stem is found everywhere; it counts only as a whole word or as the end of one.
_LEAST = 3
_LONGEST = 60
# Words that join others and mean nothing by themselves.
FILLERS = frozenset(
    map(
        plain,
        phrases("i, in, of, for, the, to, av, af, på, til, per, pr, der, die, das, des, von, zu")
        + phrases(
            "auf, och, og, and, und, ja, mit, med, is, er, är, ist, with, by, hos, inkl, incl"
        )
        + phrases(
            "current, aktuell, aktuelle, nåværende, nuvarande, nykyinen, aktueller, mva, moms"
        ),
    )
)


@lru_cache(10_000)
def ideas_in(words: tuple[str, ...]) -> tuple[Ideas, int]:
    """Return the ideas in the words of a heading, and how many words say nothing to us."""
    told = [word for word in words if word not in FILLERS]
    apart = [_pieces(word) for word in told]
    if None in apart and len(told) > 1:
        whole = _pieces("".join(told))
        if whole:
            return frozenset(whole), 0
    ideas = frozenset(idea for pieces in apart if pieces for idea in pieces)
    return ideas, sum(1 for pieces in apart if pieces is None)


@lru_cache(20_000)
def _pieces(word: str) -> tuple[str, ...] | None:
    """Return the ideas that a word is put together from, or None where a part is unknown."""
    if len(word) > _LONGEST:
        return None
    stems, joints = _stems(), _joints()
    best: dict[int, tuple[str, ...]] = {len(word): ()}
    for start in range(len(word) - 1, -1, -1):
        for end in range(len(word), start, -1):
            idea = stems.get(word[start:end])
            if idea is None or (end - start < _LEAST and end < len(word)):
                continue
            for after in _after(word, end, joints):
                rest = best.get(after)
                if rest is not None and (start not in best or len(rest) + 1 < len(best[start])):
                    best[start] = (idea, *rest)
    return best.get(0)


def begins_with(idea: str, word: str) -> bool:
    """Return whether a word, known or not, begins with a stem of an idea."""
    longest = max(
        (stem for stem in _stems() if len(stem) >= _LEAST and word.startswith(stem)),
        key=len,
        default="",
    )
    return _stems().get(longest) == idea


def _after(word: str, end: int, joints: frozenset[str]) -> Iterator[int]:
    """Yield where the next stem may start: at once, or behind a joint."""
    yield end
    yield from (end + size for size in (1, 2, 3, 4) if word[end : end + size] in joints)


@cache
def _stems() -> dict[str, str]:
    listed: dict[str, str] = word_list("stems")["stems"]
    return {plain(stem): idea for idea, stems in listed.items() for stem in phrases(stems)}


@cache
def _joints() -> frozenset[str]:
    return frozenset(plain(joint) for joint in phrases(word_list("stems")["joints"]["all"]))


@cache
def patterns(table: str) -> dict[Ideas, str]:
    """Return the column of a table for each set of ideas that names one."""
    listed: dict[str, str] = word_list("stems")["patterns"].get(table, {})
    return {
        ideas: column
        for column, written in listed.items()
        for pattern in written.split(";")
        for ideas in _spelled_out(pattern.split())
    }


def _spelled_out(pattern: list[str]) -> Iterator[Ideas]:
    needed = [idea for idea in pattern if not idea.startswith("(")]
    may = [idea.strip("()") for idea in pattern if idea.startswith("(")]
    for size in range(len(may) + 1):
        for chosen in combinations(may, size):
            yield frozenset((*needed, *chosen))
