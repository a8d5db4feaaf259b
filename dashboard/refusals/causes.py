"""Each cause for which a cell or a row is refused: what is wrong, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.i18n import mark


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause by its name; `problem` and `remedy` are texts with places for its values.

    `is_row`: the row as a whole is at fault, so that no column can be named.
    """

    name: str
    problem: str
    remedy: str
    is_row: bool = False


_RESEND = mark("Mend the row, or send for the export again")
_NUMBERS = (
    Cause(
        "rate_out_of_range",
        mark("the rate has to be above 0 and below 10,000,000,000"),
        mark("Put in the rate between the two currencies"),
    ),
    Cause(
        "no_whole_number",
        mark("this is no whole number"),
        mark("Write it in digits alone, from 0 on"),
    ),
    Cause(
        "no_number",
        mark("this is no number"),
        mark("Write it in digits, or leave the cell empty where there is none"),
    ),
    Cause(
        "decimals",
        mark("the amount has more than two decimals"),
        mark("Round it to two decimals, or send for the exact amount"),
    ),
    Cause(
        "decimals_or_thousands",
        mark("the amount has more than two decimals"),
        mark(
            'If this column groups thousands with that mark, write {column} = "{form}" under'
            " [{table}.forms] in the mapping; else round it to two decimals"
        ),
    ),
    Cause(
        "too_large",
        mark("the amount is too large"),
        mark("Look whether a number was put into the wrong column"),
    ),
    Cause(
        "dash",
        mark("a dash alone may stand for 0 or for nothing"),
        mark("Say which under [{table}.values.{column}] in the mapping, such as '-' = '0'"),
    ),
    Cause(
        "shortened_amount",
        mark("a spreadsheet has shortened this number and its last digits may be lost"),
        mark("Format the column as a number there and export it again"),
    ),
    Cause(
        "shortened_number",
        mark("a spreadsheet has shortened this number, and others may read the same by now"),
        mark("Make the column text there, or send for the export again"),
    ),
    Cause(
        "sheet_error",
        mark("this is an error of the spreadsheet, not a number"),
        mark("Mend its formula and export it again"),
    ),
)
_DAYS = (
    Cause(
        "serial_day",
        mark("this looks like a spreadsheet's number of a day"),
        mark(
            'If the column holds such numbers, write {column} = "serial" under [{table}.forms] in'
            " the mapping; else write the day as YYYY-MM-DD"
        ),
    ),
    Cause(
        "other_order",
        mark('this date has its parts in the order "{form}", unlike its column'),
        mark(
            'Write it as YYYY-MM-DD, or write {column} = "{form}" under [{table}.forms] in the'
            " mapping"
        ),
    ),
    Cause(
        "not_in_calendar",
        mark("there is no such day or time in the calendar from {first} to {last}"),
        mark("Look the day up and write it as YYYY-MM-DD"),
    ),
    Cause(
        "no_day",
        mark("this is no date that can be read"),
        mark(
            'Write it as YYYY-MM-DD, or write its form, such as {column} = "%d.%m.%Y", under'
            " [{table}.forms] in the mapping"
        ),
    ),
    Cause(
        "not_like_pattern",
        mark("this is no date written like {pattern}"),
        mark(
            "Write it like that, or mend the form of {column} under [{table}.forms] in the mapping"
        ),
    ),
)
_WORDS = (
    Cause(
        "no_flag",
        mark("this is neither yes nor no"),
        mark("Write yes or no, or say which it is under [{table}.values.{column}] in the mapping"),
    ),
    Cause(
        "shared_currency",
        mark("this sign stands for several currencies"),
        mark(
            "Say under [{table}.values.{column}] in the mapping which one is meant, such as"
            " 'kr' = 'NOK'"
        ),
    ),
    Cause(
        "no_currency",
        mark("this is no currency"),
        mark("Write its code, such as NOK"),
    ),
    Cause(
        "unknown_code",
        mark("this code is unknown"),
        mark(
            "Say under [{table}.values.{column}] in the mapping which it stands for: {known}",
        ),
    ),
    Cause(
        "missing",
        mark("a required value is missing"),
        mark("Fill it in and load the row again"),
    ),
    Cause(
        "one_of",
        mark("one of these is needed, and none is filled in"),
        mark("Fill one of them in and load the row again"),
    ),
)
_ROWS = (
    Cause(
        "quotation_mark",
        mark("the row has a quotation mark that is out of place"),
        mark("Double it or take it away"),
        is_row=True,
    ),
    Cause(
        "cell_count",
        mark("the row has {count} cells, the header {wanted}"),
        _RESEND,
        is_row=True,
    ),
    Cause(
        "encoding",
        mark("the row has bytes that are no {encoding} text"),
        mark('Save the file as UTF-8, or say encoding = "…" under [file] in the mapping'),
        is_row=True,
    ),
    Cause("no_object", mark("it is no JSON object"), _RESEND, is_row=True),
    Cause("list_value", mark("the list holds a value, no object"), _RESEND, is_row=True),
)
_MEETINGS = (
    Cause(
        "incomplete",
        mark("a required value is missing, and no other row of the case tells it"),
        mark("Fill it in and load the row again"),
    ),
    Cause(
        "repeated",
        mark("{value} is already in row {row} of {file}; it was not counted twice"),
        mark(
            "Mend one of the two rows if it is of something else, or load its file with --agency if"
            " it is another agency's; else leave it as it is"
        ),
    ),
    Cause(
        "clash",
        mark("the case is stored for {other} (row {row} of {file}); it was not replaced"),
        mark("Ask the agency whose the case number is, and mend the creditor in the other row"),
    ),
    Cause(
        "differs",
        mark("row {row} of {file} tells {other} for the same case; it was not counted twice"),
        mark("Mend the amount in one of the two rows"),
    ),
    Cause(
        "unplaced",
        mark(
            "the case {value} has several invoices and several debtors, and this row does not say"
            " which invoice it is of"
        ),
        mark("Fill in the invoice number"),
    ),
    Cause(
        "partial",
        mark(
            "the case {value} is stored from other rows of the same export (row {row} of {file});"
            " this row alone would take their place, and was not stored"
        ),
        mark("Load the whole export again, corrected"),
    ),
    Cause(
        "outdated",
        mark(
            "the case {value} is stored as of a later day, {other} (row {row} of {file}), and how"
            " it was on this day is known already; it was not replaced"
        ),
        mark(
            "If that day is wrong, load that file again with --as-of, or take the load back with"
            " `standout undo`"
        ),
    ),
    Cause(
        "shared_number",
        mark("several agencies use the case number {value}; it cannot be told whose this is"),
        mark("Say the agency with --agency, or as a constant in the mapping"),
    ),
    Cause(
        "clashed_number",
        mark("two creditors use the case number {value}; it cannot be told whose this is"),
        mark("Ask the agency whose it is, and load the case again with the right creditor"),
    ),
    Cause(
        "unknown_case",
        mark("the case {value} is neither in the store nor in this load"),
        mark("Load the cases of that export too; then load this file again"),
    ),
)

CAUSES: Mapping[str, Cause] = {
    cause.name: cause for cause in (*_NUMBERS, *_DAYS, *_WORDS, *_ROWS, *_MEETINGS)
}
