"""Which table a file is, and which of its headers feeds which column."""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from dashboard.errors import ExportUnknown
from dashboard.i18n import _
from dashboard.intake.mapping import Mapping
from dashboard.intake.naming.choice import Choice
from dashboard.intake.naming.choosing import choose, named_currency
from dashboard.intake.naming.contents import Content, contents, fits
from dashboard.intake.naming.headings import EXPORT_DAY, candidates, near
from dashboard.intake.understanding import Match, Question
from dashboard.intake.words import folded
from dashboard.model import CASES, ONE_OF, PAYMENTS, TABLES, Column, Table

_AMOUNTS = ("outstanding", "paid_total")
_SETTLED = ("settled", "paid", "betalt", "betald", "bezahlt", "maksettu", "oppgjort")
_AMOUNT_LIKE = 0.9
_MOST = 0.9
_DAY = Column(EXPORT_DAY, "date", "", "")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file seen as a table: `columns` maps canonical names to headers.

    `export_day` is the header of a column that says of which day the export is, if there is one.
    `absent` maps canonical names to the headers that the mapping names and the file does not have.
    `matches` says of each column in use how sure it is and why; `questions` what stays open;
    `known` are headers that are understood and not kept, `unused` those that nobody knows.
    """

    table: Table
    columns: Pairs[str, str]
    constants: Pairs[str, str]
    values: Pairs[str, Pairs[str, str]]
    unused: tuple[str, ...]
    export_day: str | None = None
    absent: Pairs[str, str] = field(default_factory=dict)
    matches: tuple[Match, ...] = ()
    questions: tuple[Question, ...] = ()
    known: tuple[str, ...] = ()

    def feeds(self, column: str) -> bool:
        """Return whether the file says anything about a column."""
        return column in self.columns or column in self.constants


def recognise(
    path: Path, headers: Sequence[str], sample: pl.DataFrame, mapping: Mapping
) -> Recognised:
    """Find the table that a file is, and the header of each of its columns.

    `sample` holds text cells under the headers, none where nothing is known of the content.
    Raises ExportUnknown, which lists what is missing for each table that is partly there.
    """
    seen = contents(sample.select(headers))
    choices = [choose(table, mapping.of(table.name), headers, seen) for table in TABLES.values()]
    whole = [one for one in choices if one.matches and not _missing(one)]
    if not whole:
        most = max(one.weight for one in choices)
        likely = [one for one in choices if one.weight * 2 >= most]
        missing = {one.table.name: _missing(one) for one in likely}
        raise ExportUnknown(path, missing, _hints(likely, headers))
    return _recognised(_best(whole, seen), headers, seen)


def _best(whole: list[Choice], seen: Pairs[str, Content]) -> Choice:
    """Prefer the table for which most speaks; rows that repeat their case are payments."""
    by_name = {one.table.name: one for one in whole}
    cases, payments = by_name.get(CASES.name), by_name.get(PAYMENTS.name)
    best = max(whole, key=lambda one: (one.weight, len(one.matches)))
    if best is cases and payments and _repeats(cases, payments, seen):
        return payments
    return best


def _repeats(cases: Choice, payments: Choice, seen: Pairs[str, Content]) -> bool:
    """Return whether rows of one case have one principal and several payments."""
    needed = [cases.matches.get(name) for name in ("case_id", "principal")]
    paid = payments.matches.get("paid_on")
    if None in needed or paid is None:
        return False
    case, principal = (seen[one.header].cells for one in needed if one)
    rows = pl.DataFrame(
        [case.alias("case"), principal.alias("principal"), seen[paid.header].cells.alias("paid")]
    )
    repeated = rows.drop_nulls("case").filter(pl.col("case").is_duplicated())
    kinds = repeated.group_by("case").agg(pl.col("principal").n_unique(), pl.col("paid").n_unique())
    if not kinds.height:
        return False
    several = kinds.filter((pl.col("principal") == 1) & (pl.col("paid") > 1)).height
    return several / kinds.height >= _MOST


def _missing(choice: Choice) -> list[str]:
    required = [column.name for column in choice.table.columns if column.required]
    missing = [name for name in required if not choice.feeds(name)]
    if choice.table is CASES:
        missing += [
            " / ".join(names)
            for names in ONE_OF
            if not any(map(choice.feeds, names)) and not _follows(choice, names)
        ]
    return missing


def _follows(choice: Choice, names: Iterable[str]) -> bool:
    """Return whether amounts that a file does not tell follow from whether a case is closed."""
    return tuple(names) == _AMOUNTS and any(
        choice.feeds(name) for name in ("closed_on", "state", "status")
    )


def _hints(choices: Iterable[Choice], headers: Sequence[str]) -> list[str]:
    """Say which headers look like a missing column, and which have the wrong cells."""
    hints = []
    for choice in choices:
        for column in choice.table.names:
            if choice.feeds(column):
                continue
            refused = choice.refused.get(column)
            if refused:
                hints.append(
                    _(
                        "“{header}” would be {column}, but its cells are something else.",
                        header=refused,
                        column=column,
                    )
                )
            like = near(choice.table.name, column, tuple(headers))
            if like and like != refused and not candidates(choice.table.name, like):
                hints.append(
                    _(
                        "“{header}” looks like {column}; write it under [{table}.columns].",
                        header=like,
                        column=column,
                        table=choice.table.name,
                    )
                )
    return list(dict.fromkeys(hints))


def _recognised(choice: Choice, headers: Sequence[str], seen: Pairs[str, Content]) -> Recognised:
    table, told = choice.table, choice.told
    constants, asked = _constants(choice)
    day = _export_day(choice, headers, seen)
    ordered = [choice.matches[name] for name in table.names if name in choice.matches]
    used = {*choice.headers(), day}
    by_word = {folded(header) for header in headers}
    return Recognised(
        table=table,
        columns={match.column: match.header for match in ordered},
        constants=constants,
        values=told.values,
        unused=tuple(one for one in headers if one not in used and one not in choice.known),
        export_day=day,
        absent={
            column: header
            for column, header in told.columns.items()
            if header and folded(header) not in by_word
        },
        matches=tuple(ordered),
        questions=(*choice.questions, *asked, *_derived(choice, seen)),
        known=tuple(one for one in choice.known if one not in used),
    )


def _constants(choice: Choice) -> tuple[dict[str, str], list[Question]]:
    """Add the currency that headings name, where neither a column nor a person tells it."""
    constants = dict(choice.told.constants)
    if "currency" not in choice.table.names or choice.feeds("currency"):
        return constants, []
    named = named_currency(choice)
    found = sorted(set(named.values()))
    if len(found) == 1:
        constants["currency"] = found[0]
    if len(found) < 2:
        return constants, []
    key = f"{choice.table.name}.constants.currency"
    text = _("The headings name several currencies. Which one are the amounts in?")
    return constants, [Question(key, text, {code: code for code in found}, tuple(named))]


def _export_day(choice: Choice, headers: Sequence[str], seen: Pairs[str, Content]) -> str | None:
    used = choice.headers()
    for header in headers:
        for one in candidates(choice.table.name, header):
            own = one.column == EXPORT_DAY and header not in used
            if own and fits(choice.table.name, _DAY, seen[header], one.says):
                return header
    return None


def _derived(choice: Choice, seen: Pairs[str, Content]) -> list[Question]:
    """Tell that amounts will be derived; a settled day leaves no doubt, a closing day does."""
    is_told = choice.told.columns.get(_AMOUNTS[0]) == ""
    if choice.table is not CASES or is_told or any(map(choice.feeds, _AMOUNTS)):
        return []
    closed = choice.matches.get("closed_on")
    if closed and any(word in folded(closed.header) for word in _SETTLED):
        return []
    text = _(
        "The file tells neither what is outstanding nor what was paid. Without payments, open cases"
        " count as wholly outstanding and closed ones as wholly paid. Is that right?"
    )
    used = choice.headers()
    free = [one for one in seen if one not in used and seen[one].profile.number >= _AMOUNT_LIKE]
    label = _("no, {column} is what is outstanding")
    answers = {"": _("yes"), **{one: label.format(column=one) for one in free}}
    return [Question(f"{CASES.name}.columns.{_AMOUNTS[0]}", text, answers, guess="")]
