"""Whether the cells of a column are what its heading promises."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from dashboard.intake.naming import meanings
from dashboard.intake.naming.headings import Says
from dashboard.intake.values import cells as read
from dashboard.intake.values.days import NO_DAY
from dashboard.intake.values.forms import Profile, profile
from dashboard.intake.words import NOTHING
from dashboard.model import Column, Kind

# How large a share of the cells has to be of the kind: less where the word is sure, as a column
# of amounts with some bad cells is one all the same.
_SURE_ENOUGH = 0.5
_ALMOST_ALL = 0.9
_HARDLY_ANY = 0.05
CERTAIN: tuple[Says, ...] = ("name", "word")
_IDS = ("case_id", "customer_id", "invoice_no")
_WORDS_KNOWN = 0.7
# A case may stand on several rows; a word that stands on many of them is no number.
_REPEATED = 0.2
_SPACED = r"\p{L}\s+\p{L}"
# A dash stands for nothing beside amounts; it speaks neither for a kind nor against it.
_DASH = r"^[-\x{2010}-\x{2015}\x{2212}]$"
_SIX_DIGITS = "^[0-9]{6}$"


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """The cells of one header in the sample, and what they look like."""

    cells: pl.Series
    profile: Profile
    _known: dict[str, float] = field(default_factory=dict)

    def known_words(self, column: str) -> float:
        """Return the share of filled cells whose word is known in a coded column."""
        if column not in self._known:
            filled = self.cells.drop_nulls()
            found = meanings.codes(column, filled)
            self._known[column] = 1 - found.null_count() / len(filled) if len(filled) else 0.0
        return self._known[column]

    @property
    def spaced(self) -> float:
        """Return the share of filled cells of several words."""
        filled = self.cells.drop_nulls()
        return _share(filled.str.contains(_SPACED))

    @property
    def days(self) -> float:
        """Return the share of days; six digits count as well, where a heading promises days."""
        filled = self.cells.drop_nulls()
        short = filled.filter(filled.str.contains(_SIX_DIGITS))
        if len(short) < len(filled) * _HARDLY_ANY:
            return self.profile.day
        forms = [read.day(short, form).values.is_not_null() for form in ("dmy", "ymd")]
        telling = len(filled) - int(_stands_for_nothing(filled).sum())
        found = max(int(one.sum()) for one in forms)
        return min(1.0, self.profile.day + found / telling) if telling else 0.0

    @property
    def months(self) -> float:
        """Return the share of months that stand without a day."""
        return _share(read.month(self.cells.drop_nulls(), "dmy").values.is_not_null())


def _share(hits: pl.Series) -> float:
    told = hits.drop_nulls()
    return int(told.sum()) / len(told) if len(told) else 0.0


def contents(sample: pl.DataFrame) -> Mapping[str, Content]:
    """Look at each column of a sample."""
    columns = sample.cast(pl.String).get_columns()
    return {cells.name: Content(cells, _look(cells)) for cells in columns}


def _look(cells: pl.Series) -> Profile:
    """Return what cells look like; those that stand for nothing count as filled and no more."""
    seen = profile(cells)
    silent = _stands_for_nothing(cells) | cells.str.contains(_DASH)
    if not silent.any():
        return seen
    telling = profile(cells.filter(~silent.fill_null(value=False)))
    return replace(telling, filled=seen.filled, distinct=seen.distinct)


def _stands_for_nothing(cells: pl.Series) -> pl.Series:
    return cells.str.to_lowercase().is_in(NOTHING) | cells.str.contains(NO_DAY)


def fits(table: str, column: Column, content: Content, says: Says) -> bool:
    """Return whether a column may hold these cells; empty cells speak against nothing.

    A column under its own name is what it says: its bad cells are to be told one by one. Only
    `state` is a part of an address too.
    """
    if says == "name" and column.name != "state":
        return True
    return _fits(table, column, content, _SURE_ENOUGH if says in CERTAIN else _ALMOST_ALL)


def some_fit(table: str, column: Column, content: Content) -> bool:
    """Return whether at least a few cells are what the column holds."""
    return _fits(table, column, content, _HARDLY_ANY)


def _fits(table: str, column: Column, content: Content, share: float) -> bool:
    if _stands_for_nothing(content.cells.drop_nulls()).all():
        return True
    own = _OWN.get(column.name)
    if own:
        return own(content, share)
    if column.kind == "code":
        return _is_coded(table, column, content, share)
    return _KINDS[column.kind](content, share)


def _is_sure(share: float) -> bool:
    return share <= _SURE_ENOUGH


def _most(share: float) -> float:
    """Return how many cells of another kind are too many, where some have to be of this one."""
    return max(_ALMOST_ALL, 1 - share)


def _is_day(content: Content, share: float) -> bool:
    serial = _ALMOST_ALL if share >= _SURE_ENOUGH else share
    return content.days >= share or content.profile.serial >= serial


def _is_number(content: Content, share: float) -> bool:
    """Accept amounts; a date such as 20260131 is a number too, but no amount."""
    is_dates = content.profile.day >= _ALMOST_ALL and not content.profile.integer < _ALMOST_ALL
    return content.profile.number >= share and not is_dates


def _is_text(content: Content, share: float) -> bool:
    """Accept all that is neither a day nor an amount, nor yes or no where the word is unsure."""
    is_flag = content.profile.flag >= _ALMOST_ALL and not _is_sure(share)
    return not _is_value(content, share) and not is_flag


def _is_value(content: Content, share: float) -> bool:
    """Return whether cells are days or amounts with decimals, which number or name nothing."""
    seen = content.profile
    return max(seen.day, seen.number) >= _most(share) and seen.integer < _SURE_ENOUGH


_KINDS: Mapping[Kind, Callable[[Content, float], bool]] = {
    "date": _is_day,
    "time": _is_day,
    "money": _is_number,
    "factor": _is_number,
    "count": _is_number,
    "flag": lambda content, share: content.profile.flag >= share,
    "text": _is_text,
}


def _is_coded(table: str, column: Column, content: Content, share: float) -> bool:
    if _is_sure(share):
        return content.profile.day < _most(share)
    name = f"{table}.{column.name}" if column.name == "kind" else column.name
    return content.known_words(name) >= _WORDS_KNOWN


def _is_id(content: Content, share: float) -> bool:
    return not _is_value(content, share) and (_is_sure(share) or content.spaced < _SURE_ENOUGH)


def _is_case_id(content: Content, share: float) -> bool:
    return _is_id(content, share) and (_is_sure(share) or content.profile.distinct > _REPEATED)


def _is_customer_name(content: Content, share: float) -> bool:
    seen = content.profile
    others = max(seen.number, seen.day, seen.flag, seen.integer)
    return others < max(_SURE_ENOUGH, 1 - share)


def _is_country(content: Content, share: float) -> bool:
    """Accept names and codes; "NO" is a country here and no answer."""
    return not _is_value(content, share)


def _is_currency(content: Content, share: float) -> bool:
    return content.profile.currency >= share


def _is_month(content: Content, share: float) -> bool:
    """Accept days, 2026-01, 10.2025 and 202601; an amount with decimals is no month."""
    seen = content.profile
    is_month = max(seen.integer, seen.day, content.months) >= share
    return seen.number < _most(share) or is_month


def _is_words(content: Content, share: float) -> bool:
    seen = content.profile
    return max(seen.number, seen.day, seen.flag) < _most(share)


_OWN: Mapping[str, Callable[[Content, float], bool]] = {
    "case_id": _is_case_id,
    "customer_id": _is_id,
    "invoice_no": _is_id,
    "customer_name": _is_customer_name,
    "country": _is_country,
    "currency": _is_currency,
    "base_currency": _is_currency,
    "month": _is_month,
    "dispute_reason_text": _is_words,
    "state": lambda content, _: content.known_words("state") > 0,
    "status": lambda content, _: content.profile.day < _ALMOST_ALL,
}


def is_key(content: Content) -> bool:
    """Return whether each cell is filled and different, so that it can number the rows."""
    return content.profile.distinct == 1.0 and content.profile.filled == 1.0


def is_currency(content: Content) -> bool:
    """Return whether the cells are currency codes and can be nothing else."""
    return content.profile.currency >= _ALMOST_ALL
