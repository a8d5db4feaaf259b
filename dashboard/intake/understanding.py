"""How a file was understood: what each column is, how it writes its values, and what is unsure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dashboard.i18n import mark

# A person said so; the word leaves no doubt; word and content agree; the content alone.
Confidence = Literal["told", "sure", "likely", "guess"]

SURENESS: Mapping[Confidence, str] = {
    "told": mark("told"),
    "sure": mark("sure"),
    "likely": mark("likely"),
    "guess": mark("guessed"),
}

# How a column writes its values: "comma" or "point" (the decimal mark), "dmy", "mdy", "ymd" or
# "serial" (the order of a day's parts, or Excel's day numbers), or a strptime pattern.
Form = str
NUMBER_FORMS = ("comma", "point")
DAY_FORMS = ("dmy", "mdy", "ymd", "serial")

# How a column writes amounts that lessen a claim: −500 for 500 that were paid, or as they count.
Sign = Literal["minus", "plus"]
SIGNS: tuple[Sign, ...] = ("minus", "plus")


@dataclass(frozen=True, slots=True)
class Match:
    """One column of a table and the header that feeds it; `reason` says why, in a few words."""

    column: str
    header: str
    confidence: Confidence
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What a file leaves open.

    `key` is the place in a mapping that answers it, such as `cases.forms.due_date`; `choices` are
    the answers that can stand there, each with its label. `guess` is what is taken where nobody
    answers; None: nothing can be loaded before somebody does.
    """

    key: str
    text: str
    choices: Mapping[str, str]
    examples: tuple[str, ...] = ()
    guess: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a column that nobody knows, each with how often it occurs."""

    column: str
    counts: Mapping[str, int] = field(default_factory=dict)
