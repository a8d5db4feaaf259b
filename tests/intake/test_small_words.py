"""Headings, lines and words of real exports that were once not understood."""

import pytest

from dashboard.intake.naming.agencies import agency_above, creditor_above
from dashboard.intake.naming.headings import candidates
from dashboard.intake.report import lines

TABLE = "Saksnr;Hovedstol;Utestående;Status;Kundenavn;Opprettet\n"
ROW = "1001;100,00;50,00;{};Kari;02.01.2026\n"


@pytest.mark.parametrize("heading", ["Case Ref", "Case Reference", "Ref no", "Ref. nr."])
def test_a_case_has_a_reference(heading):
    assert candidates("cases", heading)[0].column == "case_id"


@pytest.mark.parametrize(
    "name",
    [
        *("Fjord Kreditt AS", "Nordisk Kreditt", "X Kredit", "X Credit Management"),
        *("X Collection Ltd", "Delta Credit Management AS"),
    ],
)
def test_who_deals_in_credit_is_an_agency(name):
    found = agency_above([name], "cases")
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "line",
    [
        *("Debet Kredit", "Kredit", "Utestående kreditt", "Type: Kreditt"),
        *("Kreditor: Fjord Kreditt AS", "Kreditor Fjord Kreditt AS"),
    ],
)
@pytest.mark.parametrize("table", ["cases", "payments"])
def test_a_column_of_credits_and_a_creditor_are_none(line, table):
    assert agency_above([line], table) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kreditor: Ola Bygg AS", "Ola Bygg AS"),
        ("Creditor: Ola Bygg", "Ola Bygg"),
        ("Oppdragsgiver: Ola Bygg AS Dato: 31.10.2026", "Ola Bygg AS"),
        ("Client;Acme Ltd;;", "Acme Ltd"),
    ],
)
def test_a_line_names_the_creditor(line, name):
    found = creditor_above([line, "Eksportdato: 31.10.2026"])
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("line", ["Ola Bygg AS", "Selskap: Ola Bygg AS", "Kreditor: 31.10.2026"])
def test_other_lines_name_no_creditor(line):
    assert creditor_above([line]) is None


def test_the_creditor_above_the_table_is_that_of_every_row(write, load, ask):
    above = "Fjord Kreditt AS\nKreditor: Ola Bygg AS\n\n"
    summary = load(write("a.csv", above + TABLE + ROW.format("Åpen")))
    assert ask("select agency, creditor from cases") == [("Fjord Kreditt AS", "Ola Bygg AS")]
    assert any(one.startswith("  creditor: Ola Bygg AS, read above") for one in lines(summary))


def test_the_type_of_a_payment_is_its_kind(write, load, ask):
    kinds = {
        "Innbetaling": "payment",
        "Betaling": "payment",
        "Kreditnota": "credit",
        "Payment": "payment",
        "Direct payment": "direct",
        "Korreksjon": "reversal",
    }
    rows = [f"1001;{day:02}.01.2026;{day},00;{kind}\n" for day, kind in enumerate(kinds, 3)]
    payments = write("inn.csv", "Saksnr;Betalingsdato;Beløp;Type\n" + "".join(rows))
    load(write("a.csv", TABLE + ROW.format("Åpen")), payments)
    assert ask("select kind from payments order by amount") == [(one,) for one in kinds.values()]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("Disputed - goods not received", ("NOT_DELIVERED", "text", True)),
        ("Innsigelse: feil pris", ("PRICE", "text", True)),
        ("Disputed", (None, None, True)),
        ("Credited", (None, None, False)),
    ],
)
def test_the_status_of_a_disputed_case_may_tell_why(write, load, ask, status, reason):
    load(write("a.csv", TABLE + ROW.format(status)))
    told = "select dispute_reason, reason_source, coalesce(is_disputed, false) from cases"
    assert ask(told) == [reason]


def test_an_objection_counts_before_the_status(write, load, ask):
    header = TABLE.replace("Opprettet", "Opprettet;Innsigelse")
    first = ROW.format("Disputed - goods not received").replace("\n", ";Feil pris på varen\n")
    second = ROW.format("Disputed - goods not received").replace("1001", "1002")
    load(write("a.csv", header + first + second.replace("\n", ";\n")))
    told = "select dispute_reason, dispute_reason_text from cases order by case_id"
    assert ask(told) == [("PRICE", "Feil pris på varen"), ("NOT_DELIVERED", None)]
