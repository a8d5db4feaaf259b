"""The rows of nb_plain_utf8.csv, typed: what every made file of the nasty corpus holds."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

HEADINGS = ("Saksnummer", "Skyldner", "Avdeling", "Forfallsdato", "Hovedstol", "Restanse", "Status")
ROWS: tuple[tuple[str, str, str, dt.date, str, str, str], ...] = (
    (
        "00471",
        "Østlandet Bygg AS",
        "Nord",
        dt.date(2025, 10, 5),
        "1234.50",
        "1234.50",
        "Pågående",
    ),
    (
        "00472",
        "Kjærstad & Sønn",
        "Nord",
        dt.date(2025, 10, 17),
        "12000.00",
        "0.00",
        "Avsluttet, betalt",
    ),
    ("00473", "Åse Håkonsen", "Sør", dt.date(2025, 11, 28), "980.25", "480.25", "Omtvistet"),
    (
        "00474",
        "Bjørn Ærlig",
        "Sør",
        dt.date(2025, 12, 31),
        "45000.00",
        "45000.00",
        "Forliksklage",
    ),
    ("00475", "Grünwald GmbH", "Vest", dt.date(2025, 12, 15), "310.00", "310.00", "Avdragsordning"),
)
PRINCIPAL, OUTSTANDING = 59524.75, 47024.75
PAYMENT_HEADINGS = ("Saksnr", "Innbetalingsdato", "Beløp")
PAYMENTS = (
    ("00471", dt.date(2025, 11, 20), 100.0),
    ("00473", dt.date(2025, 11, 21), 500.0),
)


def numbers(rows: Iterable[Sequence[Any]] = ROWS) -> list[list[Any]]:
    """Return the rows as a spreadsheet holds them: dates as dates, amounts as numbers."""
    return [[*row[:4], float(row[4]), float(row[5]), row[6]] for row in rows]
