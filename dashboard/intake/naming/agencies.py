"""The agency and the creditor that lines above a table name, if they do."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.intake.naming.headings import candidates
from dashboard.intake.naming.letters import words_in
from dashboard.intake.naming.phrasing import Phrases
from dashboard.intake.naming.vocabulary import phrases, word_list
from dashboard.model import CASES

AGENCY = "agency"
CREDITOR = "creditor"
_SURELY = ("name", "word", "compound", "usual")
# Where one thing that a line says ends and another begins; A/S and "Co. KG" stay whole.
_PARTS = re.compile(r"[:;|\t()\[\]\"«»]|\s[-–—/]\s|,\s|\s{2,}")
_LABELLED = re.compile(r"^([^:;\t]{2,60})(?::\s|;|\t)\s*(\S.{0,118}\S)\s*$")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Named:
    """An agency or a creditor, and the line that names it."""

    name: str
    line: str


def agency_above(lines: Iterable[str], table: str) -> Named | None:
    """Return the only agency that lines above a table name; None where none or several are."""
    return _only(
        Named(name, line[:_LONGEST]) for line in lines for name in _names_in(line[:_LONGEST], table)
    )


def creditor_above(lines: Iterable[str]) -> Named | None:
    """Return the only creditor that lines above a table name behind a word for one."""
    return _only(
        Named(name, line[:_LONGEST])
        for line in lines
        if (name := _labelled_creditor(line[:_LONGEST]))
    )


def _only(named: Iterable[Named]) -> Named | None:
    found = list(named)
    return found[0] if len({" ".join(words_in(one.name)) for one in found}) == 1 else None


def _labelled_creditor(line: str) -> str | None:
    """Return the name behind the label, up to a company's form; without one all there is."""
    labelled = _LABELLED.match(line)
    if not labelled or not _is_creditor(labelled[1]):
        return None
    words = _PARTS.split(labelled[2].strip(" ;,"))[0].split()
    for place, word in enumerate(words):
        if place and " ".join(words_in(word)) in _listed()["company"]:
            return " ".join(words[: place + 1]).rstrip(",;")
    name = " ".join(words)
    return name if _LETTER.search(name) and ":" not in labelled[2] else None


def _names_in(line: str, table: str) -> Iterator[str]:
    labelled = _LABELLED.match(line)
    if labelled and _is_agency(table, labelled[1]):
        if _LETTER.search(labelled[2]):
            yield labelled[2].strip(" ;,")
        return
    if labelled and _is_creditor(labelled[1]):
        return
    for part in _PARTS.split(line):
        if name := _name_in(part.split(), table):
            yield name


def _is_agency(table: str, label: str) -> bool:
    """Return whether a label is one that the column of agencies may have."""
    return any(one.column == AGENCY and one.says in _SURELY for one in candidates(table, label))


def _is_creditor(label: str) -> bool:
    """Return whether a label is a word for a creditor, whatever the table below holds."""
    says = [one.says for one in candidates(CASES.name, label) if one.column == CREDITOR]
    return any(one in ("name", "word") for one in says)


def _name_in(words: Sequence[str], table: str) -> str | None:
    """Return the words up to a company's form, where the trade is named among or before them.

    Cells of a line are joined by blanks, so a label may stand right before the name.
    """
    if words and _is_creditor(words[0]):
        return None
    listed = _listed()
    is_labelled = bool(words) and _is_agency(table, words[0])
    start = 1 if is_labelled else 0
    for place, word in enumerate(words):
        said = " ".join(words_in(word))
        if said in listed["before"] or (said in listed["heading"] and start == place):
            start = place + 1
        if said in listed["company"] and start < place:
            name = " ".join(words[start : place + 1])
            is_agency = is_labelled or _trade().found_in(words_in(name))
            return name.rstrip(",;") if is_agency else None
    return _without_form(words[start:])


def _without_form(words: Sequence[str]) -> str | None:
    """Return a name that a trade's word ends and no company's form, each word written as a name."""
    plain = words_in(" ".join(words))
    found = _alone().found_in(plain)
    is_name = len(words) > 1 and all(word[0].isupper() for word in words)
    ends_so = bool(found) and found[-1].end == len(plain) and found[-1].start > 0
    return " ".join(words) if is_name and ends_so else None


@cache
def _listed() -> dict[str, frozenset[str]]:
    """Return the lists of single words, each as it is compared."""
    listed = word_list("agencies")
    return {
        name: frozenset(" ".join(words_in(phrase)) for phrase in phrases(said))
        for name, said in listed.items()
        if name not in ("trade", "alone")
    }


@cache
def _trade() -> Phrases:
    return Phrases({"trade": word_list("agencies")["trade"]})


@cache
def _alone() -> Phrases:
    return Phrases({"alone": word_list("agencies")["alone"]})
