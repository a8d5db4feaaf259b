"""How a line says that it sums others: a word for it, amounts, and hardly anything else."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from dashboard.intake.files.header import cells_in, is_day, is_value
from dashboard.intake.words import folded

Kind = Literal["total", "subtotal", "header", "note"]
Cells = tuple[str | None, ...]

_PARTS = (
    r"del-?sum(?:ma)?|mellan-?summa|mellem-?sum|mellom-?sum|sub-?totals?|zwischen-?summe"
    r"|teil-?summe|väli-?summa|osa-?summa"
)
_WHOLES = (
    r"(?:hoved|slutt?|total|gesamt|end|grand|loppu|kokonais)[ -]?(?:sum(?:ma|me)?|total)"
    r"|sum(?:ma|me|mer)?|total(?:t|er|en|e|s|summe)?|(?:totalt )?i alt|ialt|samlet|sammanlagt"
    r"|in[sg]gesamt|gesamt|yhteensä|all together|altogether|all cases"
)
# What a program adds below a table beside sums, and what it carries from page to page.
_ASIDES = (
    r"gjennomsnitt|genomsnitt|medelvärde|gennemsnit|keskiarvo|durchschnitt|mittelwert|average|mean"
    r"|anta(?:ll?|let)|lukumäärä|anzahl|count|number of|overføres|overført|överförs|överfört"
    r"|att överföra|siirretään|siirto sivulta|übertrag|carried forward|brought forward"
)
# The word stands first; what it sums may follow: "Sum avdeling Nord", "Total (45 saker)".
# polars reads the same pattern, so that a whole column is looked at in one go.
_TOTAL = (
    rf"(?is)^\W*(?:(?P<part>{_PARTS})|(?P<aside>{_ASIDES})|{_WHOLES})"
    r"(?:\W*|(?P<of>[\s:(,–-]\W*\s.*|[\s:(].*))$"
)
_TOTAL_LINE = re.compile(_TOTAL)
# What some programs draw below the header, and around the table.
_RULE = r"[-=_+|:*–—]{2,}"
_RULE_CELL = re.compile(_RULE)
_DOUBTFUL = rf"{_TOTAL}|^{_RULE}$"
# What follows the word and names no group: how many, in what, of all.
_NO_GROUP = re.compile(
    r"(?i)(?:\W|\d|\b(?:kr|nok|sek|dkk|eur|usd|gbp|chf|i|av|of|alt|alle?|total|totalt|sum|beløp"
    r"|belopp|amount|saker|sager|ärenden|cases|fälle|tapausta|stk|rader|rows|antall?)\b)*"
)
# A line that sums others may name its group and a currency; a row says more.
_MOST_WORDS = 2


@dataclass(frozen=True, slots=True)
class NonRow:
    """A line that is no row of the table; `label`: the words that say so."""

    row_number: int
    kind: Kind
    cells: Cells
    label: str


def doubtful(cells: pl.DataFrame, key: str) -> pl.Series | None:
    """Return which lines are worth a closer look, None where none is; quick on a whole batch.

    Those are lines whose key is blank with little beside it, a total's word, or the key's header.
    """
    keys = cells[key]
    found = (keys == key) | keys.str.contains(_DOUBTFUL)
    if not keys.null_count():
        return found if found.any() else None
    filled = cells.select(pl.sum_horizontal(pl.all().is_not_null())).to_series()
    is_bare = keys.is_null() & (filled <= max(cells.width * 3 // 4, 2))
    return found.fill_null(False) | is_bare


def line_of(
    number: int, cells: Cells, headers: Sequence[str], key: str, money: Sequence[str]
) -> NonRow | None:
    """Return a line as a total or a repeated header, None where it is a row."""
    filled = {name: cell for name, cell in zip(headers, cells, strict=True) if cell}
    if len(filled) >= min(2, len(headers)) and all(
        folded(name) == folded(cell) for name, cell in filled.items()
    ):
        return NonRow(number, "header", cells, " ".join(filled.values()))
    if _is_rule(filled.values()):
        return NonRow(number, "note", cells, next(iter(filled.values())))
    amounts = [name for name in money if is_value(filled.get(name, ""))]
    words = [cell for name, cell in filled.items() if name not in money and not is_value(cell)]
    if any(is_day(cell) for cell in filled.values()) or not (amounts or key in filled):
        return None
    if not words and key not in filled:
        return NonRow(number, "total", cells, "")
    label = words[0] if words else ""
    kind = total_kind(label)
    if kind is None or (key in filled and filled[key] != label) or len(words) > 1 + _MOST_WORDS:
        return None
    return NonRow(number, kind, cells, label)


def short_line_of(number: int, cells: Sequence[str]) -> NonRow | None:
    """Return a line with too few cells as a total, where all it holds is its word and numbers."""
    label, *others = cells_in(cells) or [""]
    if _is_rule([label, *others]):
        return NonRow(number, "note", tuple(cells), label)
    kind = total_kind(label)
    if kind is None or not all(is_value(cell) and not is_day(cell) for cell in others):
        return None
    if not others and not re.search(r"\d", label):
        return None
    return NonRow(number, kind, tuple(cells), label)


def _is_rule(filled: Iterable[str]) -> bool:
    return all(_RULE_CELL.fullmatch(cell) for cell in filled)


def total_kind(label: str) -> Literal["total", "subtotal", "note"] | None:
    """Say whether words are those of a total, of the total of a group, or of what stands by it."""
    found = _TOTAL_LINE.match(label.strip())
    if not found:
        return None
    if found["aside"]:
        return "note"
    names_group = not _NO_GROUP.fullmatch(found["of"] or "")
    return "subtotal" if found["part"] or names_group else "total"
