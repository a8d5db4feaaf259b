"""A mapping: how one sender names its columns and writes its values."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.intake.words import folded

# Columns that a file of mended rows has beside its own.
MENDED = "standout_"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written where a person had to say so; None means find out.

    `dates` and `times` are strptime patterns, `zone` an IANA name: whose day a time in UTC is.
    """

    delimiter: str | None = None
    quote: str | None = None
    encoding: str | None = None
    header_row: int | None = None
    sheet: str | None = None
    decimal: str | None = None
    dates: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    zone: str | None = None
    export_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a mapping says of one table, by canonical column.

    `columns`: the header that feeds it; `constants`: the value of every row; `values`: folded word
    in the file to the word it stands for; `forms`: how it writes its values; `fold`: whether an
    amount is added up over the rows of a case ("sum") or told on each of them ("once"); `signs`:
    whether what lessens a claim is written with a minus ("minus") or as it counts ("plus").
    """

    columns: Pairs[str, str] = field(default_factory=dict)
    constants: Pairs[str, str] = field(default_factory=dict)
    values: Pairs[str, Pairs[str, str]] = field(default_factory=dict)
    forms: Pairs[str, str] = field(default_factory=dict)
    fold: Pairs[str, str] = field(default_factory=dict)
    signs: Pairs[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapping:
    """What is told of a sender's files; the rest is found out."""

    dialect: Dialect = Dialect()
    tables: Pairs[str, TableMapping] = field(default_factory=dict)
    path: Path | None = None
    sha256: str = ""

    def of(self, table: str) -> TableMapping:
        """Return what is said of one table."""
        return self.tables.get(table, TableMapping())


def signature(headers: Iterable[str]) -> str:
    """Return what tells one sender's files from another's: their headers, in any order."""
    names = sorted({folded(header) for header in headers})
    own = [name for name in names if not name.startswith(MENDED)]
    return hashlib.sha256("\n".join(own).encode()).hexdigest()
