"""What the words of a file are taken for, before it is loaded; those that nobody knows first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from dashboard.i18n import _, mark
from dashboard.intake.interpret import UNTOLD, Meant, interpret
from dashboard.intake.naming.columns import Recognised
from dashboard.intake.understanding import Confidence
from dashboard.intake.words import folded
from dashboard.model import TABLES, Table
from dashboard.refusals import field as name_of

# Sentences differ from row to row; those that come most often tell enough.
_MOST_WORDS = 500
_MEANT = ("stage", "state", "close_reason", "is_disputed", "dispute_reason")
_FREE = ("status", "dispute_reason_text", "dispute_reason")
_READ: Mapping[str, Confidence] = {"high": "sure", "medium": "likely", "low": "guess"}
SOURCES = {
    "mapping": mark("the mapping"),
    "words": mark("words that Standout knows"),
    "text": mark("read from the text"),
    "kept": mark("kept as it is written"),
    "": mark("nobody knows it"),
}


@dataclass(frozen=True, slots=True)
class TakenWord:
    """A word of a column with its rows: `meant` maps columns to the codes that it stands for.

    `source` is a key of SOURCES, empty where nobody knows the word.
    """

    table: str
    column: str
    header: str
    word: str
    count: int
    meant: Mapping[str, str] = field(default_factory=dict)
    confidence: Confidence = "sure"
    source: str = ""

    @property
    def remedy(self) -> str:
        """Return how to tell what a word means that nobody knows."""
        place = f"{self.table}.values.{self.column}"
        return _('write "{word}" = "…" under [{place}] in the mapping', word=self.word, place=place)

    @property
    def told(self) -> str:
        """Return what the word is taken for, in the reader's language."""
        table = TABLES[self.table]
        if not self.source:
            return self.remedy
        parts = [
            f"{name_of(name)}: {_label(table, name, code)}" for name, code in self.meant.items()
        ]
        return ", ".join(parts) or _("nothing to be counted by")


def taken_words(seen: Recognised, cells: pl.DataFrame) -> tuple[TakenWord, ...]:
    """Return what each word of a sample is taken for: unknown ones first, then the frequent."""
    found = [
        one
        for column, header in seen.columns.items()
        if column in _FREE or seen.table[column].codes
        for one in _of_column(seen, column, header, cells[header])
    ]
    return tuple(sorted(found, key=lambda one: (bool(one.source), -one.count)))


def _of_column(seen: Recognised, column: str, header: str, cells: pl.Series) -> Iterator[TakenWord]:
    counts = cells.drop_nulls().alias(column).value_counts(sort=True).head(_MOST_WORDS)
    if counts.is_empty():
        return
    words = counts[column]
    meant = interpret({column: words}, seen)
    for place, (word, count) in enumerate(counts.iter_rows()):
        codes, confidence, source = _taken(seen, column, word, meant, place)
        yield TakenWord(seen.table.name, column, header, word, count, codes, confidence, source)


def _taken(
    seen: Recognised, column: str, word: str, meant: Meant, place: int
) -> tuple[Mapping[str, str], Confidence, str]:
    """Return the codes of a word, how sure they are, and where they come from."""
    texts = meant.texts
    names = _MEANT if column in _FREE else (column,)
    codes = {name: texts[name][place] for name in names if name in texts and texts[name][place]}
    if folded(word) in seen.values.get(column, {}):
        return codes, "told", "mapping"
    if column == "status" or column in UNTOLD:
        is_known = word not in meant.unknown.get(column, {})
        return codes, "sure", "words" if is_known else ""
    if column in _FREE:
        return codes, *_objection(codes, texts, place)
    known = seen.table[column].codes
    if codes.get(column) in known:
        return codes, "sure", "words"
    return codes, "guess", "kept" if seen.table[column].open_codes else ""


def _objection(
    codes: Mapping[str, str], texts: Mapping[str, pl.Series], place: int
) -> tuple[Confidence, str]:
    if texts["reason_source"][place] == "text":
        return _READ.get(texts["reason_confidence"][place], "guess"), "text"
    # Who only cannot pay does not object: that is known, though there is no reason.
    return "sure", "words" if "dispute_reason" in codes or "is_disputed" not in codes else ""


def _label(table: Table, column: str, code: str) -> str:
    codes = table[column].codes
    if column == "is_disputed":
        return _("Yes")
    return _(codes[code]) if code in codes else code
