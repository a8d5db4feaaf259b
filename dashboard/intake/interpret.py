"""What the words of a batch mean: status words as axes, objections as reasons, others as codes.

Text in, text out: what comes back is written in the canonical codes and is checked like any other
cell. A word that nobody knows is kept as it is, unless the row can stand without it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from dashboard.codes import CLOSE_REASONS, STAGES, STATES
from dashboard.intake.naming import meanings
from dashboard.intake.naming.columns import Recognised
from dashboard.intake.naming.meanings import Axes
from dashboard.intake.naming.objections import VAGUE, is_inability
from dashboard.intake.values.forms import currency_beside
from dashboard.intake.words import folded
from dashboard.model import CASES, Column, Table

_AXES = ("stage", "state", "close_reason")
_FREE = ("status", "dispute_reason_text")
# What a word that nobody knows stands for in columns that no amount hangs on. A closed case had
# some reason: without one it would count as paid.
UNTOLD: Mapping[str, str] = {"close_reason": "other", "customer_type": "", "dispute_outcome": ""}
Texts = Mapping[str, pl.Series]
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Meant:
    """The cells by canonical column, and the words per column that nobody knows, with counts."""

    texts: Texts
    unknown: Mapping[str, Mapping[str, int]]


def interpret(texts: Texts, seen: Recognised) -> Meant:
    """Return the cells with their words translated into the canonical codes."""
    meant = {
        name: _translated(cells, seen.table, seen.table[name], seen.values.get(name, {}))
        for name, cells in texts.items()
    }
    if "currency" in seen.table.names:
        meant = _with_currency(meant, seen.table.of_kind("money"))
    unknown: dict[str, Mapping[str, int]] = {}
    if seen.table is CASES:
        unknown = dict(_untold(texts, seen))
        if "status" in meant:
            meant, strange = _with_axes(meant, seen.values.get("status", {}))
            unknown |= {"status": strange} if strange else {}
        meant = _with_reasons(meant, seen.values.get("dispute_reason_text", {}))
        meant = _with_status_reasons(meant)
    return Meant(meant, unknown)


def _with_currency(texts: Texts, money: Iterable[str]) -> dict[str, pl.Series]:
    """Take the currency from the amounts where they carry it and nothing else tells it.

    Amounts of one row in two currencies name none, so that the row is not counted in either.
    """
    filled = dict(texts)
    if "currency" in texts and not texts["currency"].null_count():
        return filled
    beside = [currency_beside(texts[name]) for name in money if name in texts]
    found = [one for one in beside if one is not None]
    if not found:
        return filled
    row = pl.concat_list(found).list.drop_nulls().list.unique(maintain_order=True)
    several = row.list.len() > 1
    words = pl.when(several).then(row.list.join(" / ")).otherwise(row.list.first())
    said = pl.select(words.alias("currency")).to_series()
    before = texts.get("currency")
    filled["currency"] = said if before is None else before.fill_null(said)
    return filled


def _translated(cells: pl.Series, table: Table, column: Column, told: Words) -> pl.Series:
    """Translate words that are told, and those of a coded column that we know ourselves."""
    if column.name in _FREE:
        return cells
    if column.kind == "code" and column.name != "dispute_reason":
        return _by_word(cells, lambda word: _code(word, table, column, told))
    if told:
        return _by_word(cells, lambda word: told.get(folded(word), word))
    return cells


def _untold(texts: Texts, seen: Recognised) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Yield the columns whose words nobody has to know, with those that nobody knows."""
    for name in sorted(UNTOLD.keys() & texts.keys()):
        if seen.table[name].open_codes:
            continue
        told = seen.values.get(name, {})
        words = texts[name].drop_nulls().unique(maintain_order=True).to_list()
        strange = [word for word in words if not code_of(word, seen.table, name, told)]
        if strange:
            yield name, _counted(texts[name], strange)


def code_of(word: str, table: Table, name: str, told: Words) -> str | None:
    """Return the code of a column that a word stands for; None where nobody knows it."""
    key, column = folded(word), table[name]
    if key in told:
        return told[key]
    if key in {code.lower() for code in column.codes}:
        return word
    return meanings.code_of(f"{table.name}.kind" if name == "kind" else name, word)


def _code(word: str, table: Table, column: Column, told: Words) -> str:
    return code_of(word, table, column.name, told) or UNTOLD.get(column.name, word)


def _by_word(cells: pl.Series, meaning: Callable[[str], str | None]) -> pl.Series:
    """Replace each different word once; a column of a few words costs next to nothing."""
    words = cells.drop_nulls().unique(maintain_order=True).to_list()
    replaced = {word: meaning(word) or None for word in words}
    if all(word == other for word, other in replaced.items()):
        return cells
    return cells.replace_strict(replaced, default=None, return_dtype=pl.String)


def _with_axes(texts: Texts, told: Words) -> tuple[dict[str, pl.Series], Mapping[str, int]]:
    """Fill stage, state, close reason and dispute from the status where nothing else tells them."""
    status = texts["status"]
    words = status.drop_nulls().unique(maintain_order=True).to_list()
    found = {word: _axes(word, told) for word in words}
    filled = dict(texts)
    for name in (*_AXES, "is_disputed"):
        by_word = {word: _axis(axes, name) for word, axes in found.items()}
        if any(by_word.values()):
            said = status.replace_strict(by_word, default=None, return_dtype=pl.String).alias(name)
            before = texts.get(name)
            filled[name] = said if before is None else before.fill_null(said)
    strange = [word for word, axes in found.items() if axes is None and folded(word) not in told]
    return filled, _counted(status, strange)


def _axes(word: str, told: Words) -> Axes | None:
    code = told.get(folded(word))
    if code in STAGES:
        return Axes(stage=code)
    if code in STATES:
        return Axes(state=code)
    if code in CLOSE_REASONS:
        return Axes(state="closed", close_reason=code)
    return meanings.axes_of(word)


def _axis(axes: Axes | None, name: str) -> str | None:
    value = getattr(axes, name) if axes else None
    return "yes" if value is True else value or None


def _counted(cells: pl.Series, words: list[str]) -> Mapping[str, int]:
    if not words:
        return {}
    counts = cells.filter(cells.is_in(words)).value_counts(sort=True)
    return dict(counts.iter_rows())


def _with_reasons(texts: Texts, told: Words) -> dict[str, pl.Series]:
    """Find the dispute reason: as stated, else as a person said of the text, else as it reads."""
    stated, objection = texts.get("dispute_reason"), texts.get("dispute_reason_text")
    if (stated is None and objection is None) or "reason_source" in texts:
        return dict(texts)
    filled = dict(texts)
    some = objection if stated is None else stated
    assert some is not None
    empty = pl.Series([None], dtype=pl.String).new_from_index(0, some.len())
    coded = empty if stated is None else _by_word(stated, _reason_code)
    unread = empty if stated is None else stated.zip_with(coded.is_null(), empty)
    said = unread if objection is None else objection.fill_null(unread)
    manual = _by_word(said, lambda text: told.get(folded(text))) if told else empty
    read = meanings.objections(said)
    reason = coded.fill_null(manual).fill_null(read["reason"])
    source = _sources(coded, manual, read["reason"])
    filled["dispute_reason"] = reason.alias("dispute_reason")
    filled["reason_source"] = source.alias("reason_source")
    confidence = read["confidence"].zip_with(source.eq_missing("text"), empty)
    filled["reason_confidence"] = confidence.alias("reason_confidence")
    filled["dispute_reason_text"] = said.alias("dispute_reason_text")
    return filled | _disputed(texts, said)


def _with_status_reasons(texts: Texts) -> dict[str, pl.Series]:
    """Take the dispute reason from the status where nothing else tells one and that does."""
    filled = dict(texts)
    status, told = texts.get("status"), texts.get("reason_source")
    if status is None:
        return filled
    source = _by_word(status, lambda word: "text" if _status_reason(word) else None)
    if not source.is_not_null().any() or (told is None and "dispute_reason" in texts):
        return filled
    objections = meanings.objections(status)
    is_open = source.is_not_null() & (True if told is None else told.is_null())
    said = {
        "dispute_reason": objections["reason"],
        "reason_source": source,
        "reason_confidence": objections["confidence"],
    }
    for name, cells in said.items():
        before = filled.get(name, pl.repeat(None, status.len(), dtype=pl.String, eager=True))
        filled[name] = cells.zip_with(is_open, before).alias(name)
    return filled


def _status_reason(word: str) -> str | None:
    """Return the reason that the status of a disputed case tells; that it is disputed is none."""
    axes, objection = meanings.axes_of(word), meanings.objection_of(word)
    if not axes or not axes.is_disputed or not objection or objection.reason in VAGUE:
        return None
    return objection.reason


def _disputed(texts: Texts, said: pl.Series) -> dict[str, pl.Series]:
    """Return which cases are disputed: where nothing says so, an objection does by itself.

    Not every text is one: who only cannot pay does not object.
    """
    objects = _by_word(said, lambda text: None if is_inability(text) else "yes")
    told = texts.get("is_disputed")
    disputed = objects if told is None else told.fill_null(objects)
    return {"is_disputed": disputed.alias("is_disputed")}


def _reason_code(word: str) -> str | None:
    """Return the reason that a word of a list stands for; a sentence is read as an objection."""
    return meanings.listed_code_of("dispute_reason", word)


def _sources(coded: pl.Series, manual: pl.Series, read: pl.Series) -> pl.Series:
    """Return where each reason was learned, null where there is none."""
    sources = pl.DataFrame([coded.alias("code"), manual.alias("manual"), read.alias("text")])
    return sources.select(
        pl.coalesce(
            pl.when(pl.col(name).is_not_null()).then(pl.lit(name)) for name in sources.columns
        )
    ).to_series()
