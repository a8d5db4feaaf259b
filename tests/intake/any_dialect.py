"""Any small table in any dialect, and a way to read it as a load does, up to the store."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from dashboard.intake.contract import check
from dashboard.intake.files.reader import Export, opened
from dashboard.intake.mapping import Mapping as Told
from dashboard.intake.mapping_file import answered
from dashboard.intake.nonrows import NonRows
from dashboard.intake.understand import Understanding, understand

SLOW = settings(
    max_examples=60,
    deadline=10_000,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

CANONICAL = (
    "case_id",
    "customer_name",
    "department",
    "due_date",
    "principal",
    "outstanding",
    "is_disputed",
    "state",
)
NORWEGIAN = (
    "Saksnummer",
    "Skyldner",
    "Avdeling",
    "Forfallsdato",
    "Hovedstol",
    "Restanse",
    "Omtvistet",
    "Status",
)
_WORDS = {
    CANONICAL: {True: "yes", False: "no", "running": "running", "closed": "closed"},
    NORWEGIAN: {True: "Ja", False: "Nei", "running": "Pågående", "closed": "Avsluttet"},
}
_NAMES = ("Østlandet Bygg", "Kjærstad", "Åse", "Märta Öberg", "Größl", "Müller", "Berg", "Väinö")
_SPICE = ("", ";", ",", "|", "^", "\t", '"', "'", '""', "\n", " - ", "; ", "=1", "\\", '24" ')
_EPOCH = dt.date(1899, 12, 30)

Row = tuple[str, str | None, str | None, dt.date | None, Decimal, Decimal, bool | None, str]


@dataclass(frozen=True)
class Written:
    """How a table is written."""

    headers: tuple[str, ...]
    delimiter: str
    encoding: str
    quote: str
    quotes_all: bool
    newline: str
    decimal: str
    thousands: str
    drops_zeros: bool
    day: str
    preamble: tuple[str, ...]
    has_total: bool

    def cell(self, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, dt.date):
            is_serial = self.day == "serial"
            return str((value - _EPOCH).days) if is_serial else value.strftime(self.day)
        if isinstance(value, Decimal):
            return self.number(value)
        return _WORDS[self.headers].get(value, value)

    def number(self, amount: Decimal) -> str:
        whole, cents = f"{abs(amount):,.2f}".split(".")
        sign = "-" if amount < 0 else ""
        ending = "" if self.drops_zeros and cents == "00" else self.decimal + cents
        return sign + whole.replace(",", self.thousands) + ending

    def line(self, cells: Sequence[Any]) -> str:
        return self.delimiter.join(self.quoted(self.cell(cell)) for cell in cells)

    def quoted(self, cell: str) -> str:
        special = (self.delimiter, self.quote, "\n")
        if not self.quotes_all and not any(mark in cell for mark in special):
            return cell
        return self.quote + cell.replace(self.quote, self.quote * 2) + self.quote

    def content(self, rows: Sequence[Row]) -> bytes:
        lines = [*self.preamble, self.line(self.headers), *(self.line(row) for row in rows)]
        if self.has_total:
            sums = (sum((row[place] for row in rows), Decimal(0)) for place in (4, 5))
            lines.append(self.line(("Sum", None, None, None, *sums, None, None)))
        text = "".join(line + "\n" for line in lines).replace("\n", self.newline)
        return text.encode(self.encoding)

    def answer(self, key: str) -> str:
        """Return the right answer to what can be asked of such a file."""
        if key.endswith(".due_date"):
            orders = {"%d": "dmy", "%m": "mdy", "%Y": "ymd", "se": "serial"}
            return orders[self.day[:2]]
        return "comma" if self.decimal == "," else "point"


def spiced(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pieces = st.lists(st.tuples(words, st.sampled_from(_SPICE)), min_size=1, max_size=3)
    return pieces.map(lambda found: "".join(word + spice for word, spice in found).strip())


_SEEN = st.characters(exclude_categories=("C", "Z", "M"))
_ANY_WORD = st.text(_SEEN, min_size=1, max_size=8).map(lambda word: f"N{word}")
_AMOUNT = st.decimals(-99_999, 9_999_999, places=2) | st.integers(0, 99).map(
    lambda thousands: Decimal(thousands * 1000)
)
_DAY = st.dates(dt.date(2005, 1, 1), dt.date(2035, 12, 31))


@st.composite
def rows_of(draw: st.DrawFn, encoding: str) -> list[Row]:
    is_unicode = encoding.startswith("utf")
    name = spiced(_ANY_WORD if is_unicode else st.sampled_from(_NAMES))
    numbers = draw(st.lists(st.integers(0, 99_999), min_size=1, max_size=6, unique=True))
    shape = draw(st.sampled_from(("{:05}", "A-{}", "{}/25")))
    return [
        (
            shape.format(number),
            draw(st.none() | name),
            draw(st.none() | st.sampled_from(("Nord", "Sør", "Salg, øst", "Sum"))),
            draw(st.none() | _DAY),
            draw(_AMOUNT),
            draw(_AMOUNT),
            draw(st.sampled_from((None, True, False))),
            draw(st.sampled_from(("running", "closed"))),
        )
        for number in numbers
    ]


@st.composite
def dialects(draw: st.DrawFn) -> Written:
    decimal = draw(st.sampled_from((",", ".")))
    quote = draw(st.sampled_from(('"', '"', "'")))
    thousands = ["", " ", "\u00a0", "." if decimal == "," else ","]
    return Written(
        headers=draw(st.sampled_from((CANONICAL, NORWEGIAN))),
        delimiter=draw(st.sampled_from((";", ",", "\t", "|", "^"))),
        encoding=draw(
            st.sampled_from(
                ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp850", "iso8859-15")
            )
        ),
        quote=quote,
        quotes_all=quote == "'" or draw(st.booleans()),
        newline=draw(st.sampled_from(("\r\n", "\n", "\r"))),
        decimal=decimal,
        thousands=draw(st.sampled_from(thousands)),
        drops_zeros=draw(st.booleans()),
        day=draw(
            st.sampled_from(
                ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%Y%m%d", "%d-%m-%y", "serial")
            )
        ),
        preamble=draw(
            st.sampled_from(((), ("Saksliste",), ("Fjord Inkasso", "", "Utskrift 05.01.2026", "")))
        ),
        has_total=draw(st.booleans()),
    )


@dataclass
class Found:
    """What became of the lines of a file."""

    rows: list[dict[str, Any]]
    faults: list[tuple[Any, ...]]
    unreadable_count: int
    non_row_count: int
    questions: tuple[str, ...]


def understood_by(export: Export, written: Written | None) -> tuple[Understanding, tuple[str, ...]]:
    understood = understand(export, Told())
    asked = tuple(question.key for question in understood.open_questions())
    told = Told()
    for key in asked if written else ():
        told = answered(told, key, written.answer(key))
    return (understand(export, told), asked) if written and asked else (understood, asked)


def read(path: Path, written: Written | None = None) -> Found:
    """Read a file as a load does, up to where the store begins."""
    found = Found([], [], 0, 0, ())
    with opened([path], Told()) as exports:
        for export in exports:
            understood, found.questions = understood_by(export, written)
            lines = NonRows(understood.seen, understood.layout)
            for batch in export.batches():
                batch_rows, non_rows = lines.of(batch)
                checked = check(batch_rows, understood)
                assert batch.row_count >= len(non_rows)
                found.rows += checked.rows.to_dicts()
                found.faults += checked.faults.rows()
                found.unreadable_count += len(batch_rows.unreadable)
                found.non_row_count += len(non_rows)
            found.non_row_count += len(lines.finish())
    return found
