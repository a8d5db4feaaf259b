"""How a column writes its numbers and days, found by what its cells can and cannot be."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from dashboard.intake.understanding import DAY_FORMS, NUMBER_FORMS, Form
from dashboard.intake.values import amounts, cells, days
from dashboard.intake.values.evidence import SHOWN, Evidence, Ways
from dashboard.model import Kind

__all__ = ["Evidence", "Profile", "currency_beside", "profile", "survey"]

_WHOLE = "^-?[0-9]{1,18}$"
_CURRENCY = r"(?i)(nok|sek|dkk|isk|eur|chf|gbp|usd|[€£])"
# A time of day makes most cells of a column differ; its day is all that tells the form.
_CLOCK = r"(?i)(?:t| +)[0-9]{1,2}:[0-9]{2}[0-9:.,]*(?: ?[ap]m)?(?: ?(?:z|[+-][0-9:]{2,6}))?$"
_DAY_LIKE = r"^(?:[\p{L}. ]{0,14}[0-9]{1,4}[\p{L}./ -]|[0-9]{8}(?:$|[Tt ]))"
# Only one of the two can be the decimal mark here.
_ONLY: Mapping[Form, str] = {
    "comma": "^-?[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})$",
    "point": r"^-?[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})$",
}


def survey(cells: pl.Series, kind: Kind) -> Evidence:
    """Gather what text cells say about how their column writes numbers, or days and times."""
    filled = cells.cast(pl.String).drop_nulls()
    return _survey_days(filled) if kind in ("date", "time") else _survey_numbers(filled)


def _survey_numbers(filled: pl.Series) -> Evidence:
    found: dict[Ways, pl.Series] = {}
    filled = filled.filter(~filled.str.contains(_WHOLE))
    for form, shape in _ONLY.items():
        fitting = filled.str.contains(shape)
        found[((form,),)] = filled.filter(fitting)
        filled = filled.filter(~fitting)
    for ways, odd in _odd_numbers(filled):
        found[ways] = found[ways].append(odd) if ways in found else odd
    counts = {ways: len(of_it) for ways, of_it in found.items() if len(of_it)}
    return Evidence(NUMBER_FORMS, counts, {ways: _samples(found[ways]) for ways in counts})


def _odd_numbers(filled: pl.Series) -> Iterator[tuple[Ways, pl.Series]]:
    written = amounts.numbers(filled)
    comma, point = written["comma"], written["point"]
    yield (("comma",),), filled.filter(comma.is_not_null() & point.is_null())
    yield (("point",),), filled.filter(point.is_not_null() & comma.is_null())
    yield (("comma",), ("point",)), filled.filter(comma != point)


def _samples(found: pl.Series) -> tuple[str, ...]:
    return tuple(found.head(SHOWN))


def _survey_days(filled: pl.Series) -> Evidence:
    filled = _without_clock(filled)
    words, times = filled.unique(maintain_order=True), filled.unique_counts()
    written = days.parts(words)
    read = days.under_each_form(written).get_columns()
    frame = pl.DataFrame([words.alias("cell"), times.alias("times"), written["own"], *read])
    dotted = written["gap"].str.starts_with(".") | written["own"].is_not_null()
    like = [f"like {form}" for form in DAY_FORMS]
    rows = frame.with_columns(*_alike(), dotted.alias("dotted")).group_by(
        "own", *like, maintain_order=True
    )
    counts: Counter[Ways] = Counter()
    samples: dict[Ways, tuple[str, ...]] = {}
    is_dotted = True
    told = rows.agg(pl.col("times").sum(), pl.col("cell").head(SHOWN), pl.col("dotted").all())
    for own, *alike, count, examples, dotted_only in told.iter_rows():
        ways = _ways(own, alike)
        if ways:
            counts[ways] += count
            samples[ways] = (*samples.get(ways, ()), *examples)[:SHOWN]
            is_dotted &= dotted_only
    return Evidence(DAY_FORMS, counts, samples, is_dotted)


def _alike() -> Iterator[pl.Expr]:
    """Yield for each form the first form that reads a cell like it does."""
    for place, form in enumerate(DAY_FORMS):
        before = DAY_FORMS[: place + 1]
        same = [pl.when(pl.col(one) == pl.col(form)).then(pl.lit(one)) for one in before]
        yield pl.coalesce(same).alias(f"like {form}")


def _ways(own: Form | None, alike: list[Form | None]) -> Ways:
    groups: dict[Form, list[Form]] = {}
    for form, like in zip(DAY_FORMS, alike, strict=True):
        if like:
            groups.setdefault(like, []).append(form)
    return tuple(tuple(sorted(group, key=lambda form: form != own)) for group in groups.values())


@dataclass(frozen=True, slots=True)
class Profile:
    """What the filled cells of a column look like, in shares from 0 to 1.

    `number`, `day` under any form, `flag`, `currency`, `integer` (digits alone, also with leading
    zeros), `distinct` (different cells), `serial` (could be a spreadsheet's number of a day; not
    counted as a day). `filled`: the share of cells that are not empty.
    """

    number: float = 0.0
    day: float = 0.0
    flag: float = 0.0
    currency: float = 0.0
    integer: float = 0.0
    distinct: float = 0.0
    filled: float = 0.0
    serial: float = 0.0


def profile(column: pl.Series) -> Profile:
    """Return what a column of text cells looks like."""
    filled = column.cast(pl.String).drop_nulls()
    if filled.is_empty():
        return Profile()
    words, times = filled.unique(maintain_order=True), filled.unique_counts()

    def share(hits: pl.Series) -> float:
        return float(times.filter(hits.fill_null(value=False)).sum()) / len(filled)

    return Profile(
        number=share(_is_number(words)),
        day=share(_is_day(words)),
        flag=share(cells.flag(words).values.is_not_null()),
        currency=share(cells.currency(words).values.is_not_null()),
        integer=share(words.str.contains("^[0-9]+$")),
        distinct=len(words) / len(filled),
        filled=len(filled) / len(column),
        serial=share(words.str.contains(days.SERIAL)),
    )


def _is_number(words: pl.Series) -> pl.Series:
    plain = words.str.contains(r"^-?[0-9]+(?:[.,][0-9]+)?$")
    odd = (~plain & words.str.contains("[0-9]")).arg_true()
    written = amounts.numbers(words.gather(odd))
    return plain.scatter(odd, written["comma"].is_not_null() | written["point"].is_not_null())


def _is_day(words: pl.Series) -> pl.Series:
    likely = words.str.contains(_DAY_LIKE)
    places = likely.arg_true()
    read = days.under_each_form(days.parts(_without_clock(words.gather(places))))
    found = read.select(pl.coalesce("dmy", "mdy", "ymd").is_not_null()).to_series()
    return likely.scatter(places, found)


def _without_clock(filled: pl.Series) -> pl.Series:
    found = filled.str.contains(_CLOCK)
    return filled.str.replace(_CLOCK, "") if found.any() else filled


def currency_beside(column: pl.Series) -> pl.Series | None:
    """Return the currency written beside each amount, None where none is; kr and $ name none."""
    if not column.str.contains(_CURRENCY).any():
        return None
    return cells.currency(column.str.extract(_CURRENCY)).values
