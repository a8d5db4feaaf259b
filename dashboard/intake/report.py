"""The lines that tell what a load did."""

from collections.abc import Iterator
from decimal import Decimal

from dashboard import formats
from dashboard.i18n import _
from dashboard.intake.day_told import day_line
from dashboard.intake.naming.agencies import AGENCY, CREDITOR
from dashboard.intake.report_books import book_lines, label
from dashboard.intake.summary import FileSummary, LoadSummary
from dashboard.intake.totals import ToldTotal
from dashboard.intake.understanding import Question
from dashboard.model import CASES

CURRENCY = "currency"


def lines(summary: LoadSummary) -> Iterator[str]:
    """Yield the summary of a load line by line."""
    for name in summary.skipped:
        yield _("{file}: loaded before in the same way; nothing was changed.", file=name)
    for name in summary.ignored:
        yield _("{file}: no table that Standout knows; left out.", file=name)
    if not summary.is_remembered:
        yield _("How the files were understood could not be kept for the next ones.")
    for file in summary.files:
        yield from _file_lines(file)
    yield from summary.cases_told()
    if summary.quarantined_count:
        yield _("Rows in quarantine: {count}. The first:", count=summary.quarantined_count)
        for line in summary.first_reasons():
            yield f"  {line}"
    if summary.files:
        yield day_line(summary.day)
        if count := summary.later_count:
            yield _(
                "Cases that begin after the export day, and are not counted yet: {count}",
                count=formats.count(count),
            )
        yield _("Store: {folder}, version {file}", folder=summary.store, file=summary.version)
        yield _(
            "Took {storing} s to read and store, {deriving} s to derive the figures",
            storing=formats.decimal(Decimal(f"{summary.took.storing:.1f}"), 1),
            deriving=formats.decimal(Decimal(f"{summary.took.deriving:.1f}"), 1),
        )


def _file_lines(file: FileSummary) -> Iterator[str]:
    told = file.understood.told.path
    yield _("{file} → {table}", file=file.name, table=file.table) + (
        _(" (mapping {mapping})", mapping=told.name) if told else ""
    )
    yield from book_lines(file)
    yield from _agency(file)
    yield from _turned(file)
    yield from _currency(file)
    yield from _guesses(file)
    yield from _doubts(file)
    seen = file.understood.seen
    if seen.absent:
        yield _(
            "  not in the file, though the mapping names them: {headers}",
            headers=", ".join(seen.absent.values()),
        )
    if seen.unused:
        yield _("  not used: {headers}", headers=", ".join(seen.unused))


def _agency(file: FileSummary) -> Iterator[str]:
    """Yield which agency and which creditor a line above the table was taken to name."""
    understood = file.understood
    if line := understood.above.get(CREDITOR):
        yield _(
            "  creditor: {name}, read above the table ({line}); if it is another one, load again"
            " with --answer cases.constants.creditor=NAME",
            name=understood.seen.constants[CREDITOR],
            line=line,
        )
    if line := understood.above.get(AGENCY):
        yield _(
            "  agency: {name}, read above the table ({line}); if it is another one, load again with"
            " --agency NAME",
            name=understood.seen.constants[AGENCY],
            line=line,
        )


def _turned(file: FileSummary) -> Iterator[str]:
    """Yield which amounts were exported with a minus."""
    understood = file.understood
    guessed = {one.key for one in understood.questions}
    proven = (one for one in understood.turned if f"{file.table}.signs.{one}" not in guessed)
    if names := sorted(proven):
        labels = [_(understood.seen.table[name].label) for name in names]
        yield _(
            "  written with a minus, and turned: {columns}; if they are reversals, load again with"
            " --answer {table}.signs.{column}=plus",
            columns=", ".join(labels),
            table=file.table,
            column=names[0],
        )


def _currency(file: FileSummary) -> Iterator[str]:
    """Yield that a file states no currency at all, and what that means for its amounts."""
    seen = file.understood.seen
    if file.table == CASES.name and not seen.feeds(CURRENCY):
        yield _(
            "  currency: none is stated, so the amounts are shown without one and never added to"
            " those of cases that state theirs; to say it, load again with --answer {key}=NOK",
            key=f"{file.table}.constants.{CURRENCY}",
        )


def _guesses(file: FileSummary) -> Iterator[str]:
    """Yield what was decided and may be told otherwise; words are told further down."""
    for one in file.understood.questions:
        if one.guess is not None and ".values." not in one.key:
            yield _decided(one, file)


def _decided(question: Question, file: FileSummary) -> str:
    guess = question.guess or ""
    others = " / ".join(answer for answer in question.choices if answer != guess) or "…"
    name = question.key.rpartition(".")[2]
    if not guess and ".columns." in question.key:
        return _(
            "  {column} was derived: open cases count as wholly outstanding, closed ones as wholly"
            " paid; if a column tells it, load again with --answer {key}={others}",
            column=label(file, name),
            key=question.key,
            others=others,
        )
    return _(
        "  {column} was read so: {answer}; if that is wrong, load again with"
        " --answer {key}={others}",
        column=file.understood.seen.columns.get(name) or label(file, name),
        answer=question.choices.get(guess, guess),
        key=question.key,
        others=others,
    )


def _doubts(file: FileSummary) -> Iterator[str]:
    """Yield what a person should look at: totals that differ, amounts unsure, words unknown."""
    yield from _totals(file)
    yield from _unsure(file)
    if file.again_count:
        yield _(
            "  told alike by another file of this load, and counted once: {count}",
            count=formats.count(file.again_count),
        )
    yield from _later(file)
    for column, shown in file.unknown():
        yield _(
            "  words of {column} that say nothing yet: {words}",
            column=label(file, column),
            words=shown,
        )


def _totals(file: FileSummary) -> Iterator[str]:
    if agreed := sum(one.agrees for one in file.totals):
        yield _("  its own totals that agree with its rows: {count}", count=agreed)
    for one in file.totals:
        if not one.agrees:
            yield _differs(file, one)


def _unsure(file: FileSummary) -> Iterator[str]:
    for name, how in file.folds.items():
        if how == "unsure":
            yield _(
                "  {column} was added up over the rows of a case, though each row may tell the"
                " whole; if so, load again with --answer {key}=once",
                column=label(file, name),
                key=f"{file.table}.fold.{name}",
            )


def _later(file: FileSummary) -> Iterator[str]:
    if later := file.later:
        yield _(
            "  rows that speak of a day after the export day: {count}, such as row {row}:"
            " {column} = {day}; if it is mistyped, correct it and load the file again;"
            " if the export is of a later day, tell it with --as-of",
            count=formats.count(later.count),
            row=later.row_number,
            column=label(file, later.column),
            day=later.day.isoformat(),
        )


def _differs(file: FileSummary, total: ToldTotal) -> str:
    told = _(
        "  row {row} ({label}) says {column} = {told}, but the rows sum to {summed}",
        row=total.row_number,
        label=total.label,
        column=label(file, total.column),
        told=formats.decimal(total.told),
        summed=formats.decimal(total.summed),
    )
    return "; ".join([told, *file.why_differs(total)])
