"""Headings in six languages tell the column they feed, or that they tell too little."""

import tomllib
from pathlib import Path

import pytest

from dashboard.intake.naming.headings import candidates, heading, speaks_of_case
from dashboard.intake.naming.letters import heading_words, plain
from dashboard.intake.naming.vocabulary import phrases, word_list
from dashboard.model import TABLES

LISTED = tomllib.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))
FOUND = [
    (header, column)
    for columns in LISTED.values()
    for column, headers in columns.items()
    for header in headers
]
LISTS = ("headings_cases", "headings_amounts", "headings_others")


@pytest.mark.parametrize(("header", "column"), [one for one in FOUND if one[1] not in "?-"])
def test_a_heading_tells_its_column(header, column):
    assert candidates("cases", header)[0].column == column


@pytest.mark.parametrize("header", [header for header, column in FOUND if column == "?"])
def test_a_word_that_could_be_anything_is_never_sure(header):
    assert {one.says for one in candidates("cases", header)} <= {"usual", "hardly"}


@pytest.mark.parametrize("header", [header for header, column in FOUND if column == "-"])
def test_a_compound_with_one_idea_too_many_tells_nothing(header):
    assert candidates("cases", header) == ()


def test_there_are_sixty_headings_of_each_language():
    counts = {name: sum(map(len, columns.values())) for name, columns in LISTED.items()}
    assert {name for name, count in counts.items() if count < 60} == {"others"}


@pytest.mark.parametrize(
    ("table", "header", "column"),
    [
        ("payments", "Beløp", "amount"),
        ("payments", "Betaldatum", "paid_on"),
        ("payments", "Maksutapa", "channel"),
        ("payments", "Aktenzeichen", "case_id"),
        ("events", "Zeitpunkt", "happened_at"),
        ("events", "Hændelse", "kind"),
        ("billing", "Antall fakturaer", "invoice_count"),
        ("billing", "Monat", "month"),
        ("rates", "Wechselkurs", "rate"),
        ("cases", "Stichtag", "export_day"),
    ],
)
def test_headings_of_the_other_tables(table, header, column):
    assert candidates(table, header)[0].column == column


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("invoiceNumber", ("invoice", "number")),
        ("RechnungsNr", ("rechnungs", "nr")),
        ("debtor.companyName", ("debtor", "company", "name")),
        ("GJENSTÅENDE_BELØP", ("gjenstaende", "belop")),
        ("Faelligkeit", ("falligkeit",)),
    ],
)
def test_headings_are_cut_into_plain_words(header, words):
    assert tuple(map(plain, heading_words(header))) == tuple(map(plain, words))


@pytest.mark.parametrize(
    ("header", "currency"),
    [
        ("Hovedstol (NOK)", "NOK"),
        ("Hauptforderung EUR", "EUR"),
        ("Restforderung in €", "EUR"),
        ("Hovedstol (kr)", None),
        ("Valuta", None),
        ("EUR", None),
    ],
)
def test_a_heading_may_name_the_currency(header, currency):
    assert heading(header).currency == currency


@pytest.mark.parametrize(
    ("header", "column", "says"),
    [
        ("Aktenzeichen (AZ)", "case_id", "word"),  # the same once more
        ("Forfallsdato (dd.mm.åååå)", "due_date", "word"),  # how it is written
        ("Betalt (hovedstol)", "paid_principal", "word"),  # a word for it together
        ("Sum (hovedstol)", "principal", "compound"),
        ("Saksnr (ekstern)", "case_id", "usual"),  # nobody knows what that says
        ("Innbetalt (renter)", "paid_total", "hardly"),  # only the interest?
        ("Xyz (Aktenzeichen)", "case_id", "partly"),
    ],
)
def test_brackets_confirm_a_heading_or_make_it_less_sure(header, column, says):
    first = candidates("cases", header)[0]
    assert (first.column, first.says) == (column, says)


@pytest.mark.parametrize("header", ["Sak ID ekstern", "Aktenz.", "File key", "Saksnummerr"])
def test_a_heading_that_no_list_holds_may_still_speak_of_a_case(header):
    assert speaks_of_case(header)


@pytest.mark.parametrize("header", ["Kontonr", "Fakturareferanse", "Beløp"])
def test_a_heading_of_something_else_does_not_speak_of_a_case(header):
    assert not speaks_of_case(header)


def test_letters_fold_however_they_were_typed():
    assert plain("Fälligkeit") == plain("Faelligkeit") == plain("FALLIGKEIT")
    assert plain("Beløp") == plain("Beloep")
    assert plain("å/ä/æ ß") == "a/a/a ss"


def test_finnish_wrong_is_not_swedish_goods():
    assert plain("väärä") != plain("vara")


def test_no_word_is_sure_for_two_columns_of_a_table():
    for table in TABLES:
        owners: dict[str, str] = {}
        for name in LISTS:
            for column, lists in word_list(name).get(table, {}).items():
                sure = [
                    one
                    for key in lists
                    if key not in ("likely", "open")
                    for one in phrases(lists[key])
                ]
                for word in sure:
                    key = heading(word).key
                    assert owners.setdefault(key, column) == column, (table, word)


def test_every_column_that_a_person_fills_has_words():
    told = {
        (table, column)
        for name in LISTS
        for table, columns in word_list(name).items()
        for column in columns
    }
    derived = {"state", "reason_source", "reason_confidence"}
    of_cases = {"case_id", "agency"}
    for table in TABLES.values():
        for column in table.names:
            if column in derived or (column in of_cases and table.name != "cases"):
                continue
            if (table.name, column) != ("billing", "department"):
                assert (table.name, column) in told
