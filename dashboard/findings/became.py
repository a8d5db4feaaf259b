"""What became of something since a day, in sentences."""

from collections.abc import Mapping

from dashboard import formats
from dashboard.findings.changed import LEAST_CASES, LEAST_EXPECTED, Change, Half, Verdict
from dashboard.i18n import _, mark, ngettext

_VERDICTS: Mapping[Verdict, str] = {
    "better": mark("Better, and more than chance."),
    "worse": mark("Worse, and more than chance."),
    "same": mark("No change beyond chance."),
}


def change_told(change: Change) -> str:
    """Return what was before and what is since, and whether that is a change."""
    halves = {"before": _half(change.before, change), "since": _half(change.since, change)}
    pairs = _("Before: {before}. Since: {since}.", **halves)
    if change.began:
        pairs = _("Before, from {month} on: {before}. Since: {since}.",
                  month=formats.month(change.began), **halves)  # fmt: skip
    return f"{pairs} {_verdict(change)}"


def _verdict(change: Change) -> str:
    """Return the verdict; where there is none, what is too little for one."""
    before, since = change.before, change.since
    few = {"least": formats.count(LEAST_CASES)}
    if change.verdict == "few_cases":
        if since.case_count < LEAST_CASES:
            return _("Too early to tell: fewer than {least} cases since.", **few)
        return _("Too little to compare with: fewer than {least} cases before.", **few)
    if change.verdict == "few_bad":
        least = formats.count(round(LEAST_EXPECTED))
        if since.alike < before.alike:
            return _("Too early to tell: had nothing changed, about {count} would have gone badly"
                     " since; it takes {least}.",
                     count=formats.decimal(since.alike, 1), least=least)  # fmt: skip
        return _("Too little to compare with: had nothing changed, about {count} would have gone"
                 " badly before; it takes {least}.",
                 count=formats.decimal(before.alike, 1), least=least)  # fmt: skip
    return _(_VERDICTS[change.verdict])


def _half(half: Half, change: Change) -> str:
    count = formats.count(half.case_count)
    cases = (
        ngettext("{text} invoice", "{text} invoices", half.case_count, text=count)
        if change.of_invoices
        else ngettext("{text} case", "{text} cases", half.case_count, text=count)
    )
    if not half.case_count:
        return _("no invoices") if change.of_invoices else _("no cases")
    if change.in_days:
        return _("median {observed} ({cases}), {expected} elsewhere",
                 observed=formats.days_with_unit(half.observed), cases=cases,
                 expected=formats.days_with_unit(half.expected))  # fmt: skip
    return _("{observed} of {cases}, {expected} expected",
             observed=formats.percent(half.observed), cases=cases,
             expected=formats.percent(half.expected))  # fmt: skip
