"""Amounts that an agency writes with a minus are turned where that is proven, else asked about."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.errors import QuestionsOpen
from dashboard.intake import edits
from dashboard.intake.files import delimited
from dashboard.intake.files.reader import opened
from dashboard.intake.mapping import Mapping
from dashboard.intake.mapping_file import parse_mapping, to_toml
from dashboard.intake.report import lines
from dashboard.intake.understand import understand

_DAY = date(2026, 1, 31)
_PAID = "select case_id, paid_total from cases order by case_id"
# 1000 + 10 − 500 = 510, and the like: what was paid lessens the claim though it has a minus.
WITH_MINUS = """
    Saksnr;Hovedstol;Renter;Innbetalt;Restbeløp;Status
    A1;1000,00;10,00;-500,00;510,00;Aktiv
    A2;2000,00;20,00;0,00;2020,00;Aktiv
    A3;300,00;0,00;-300,00;0,00;Betalt
    """
WITHOUT_OUTSTANDING = """
    Saksnr;Hovedstol;Innbetalt;Status
    A1;1000,00;-500,00;Aktiv
    A2;2000,00;0,00;Aktiv
    A3;300,00;-300,00;Betalt
    """
PAYMENTS = """
    Saksnr;Betalingsdato;Beløp
    A1;31.12.2025;-500,00
    A3;30.12.2025;-300,00
    """


def understood(path, told=""):
    with opened([path], Mapping()) as exports:
        (export,) = exports
        return understand(export, parse_mapping(told, "told.toml"))


def test_amounts_with_a_minus_are_turned_where_the_cases_add_up_only_so(write, load, ask):
    summary = load(write("saker.csv", WITH_MINUS), as_of=_DAY, strict=True)
    assert ask(_PAID) == [("A1", Decimal(500)), ("A2", Decimal(0)), ("A3", Decimal(300))]
    assert summary.files[0].books.sums["paid_total"].read == Decimal(500 + 0 + 300)
    assert any("written with a minus, and turned: Paid" in line for line in lines(summary))
    assert summary.unbalanced == (0, "")


def test_lone_reversals_stay_negative(write, load, ask):
    drawn = """
        Saksnr;Hovedstol;Innbetalt;Restbeløp;Status
        A1;1000,00;400,00;600,00;Aktiv
        A2;1000,00;-50,00;1050,00;Aktiv
        A3;300,00;300,00;0,00;Betalt
        """
    load(write("saker.csv", drawn), as_of=_DAY, strict=True)
    assert ask(_PAID) == [("A1", Decimal(400)), ("A2", Decimal(-50)), ("A3", Decimal(300))]


def test_a_column_of_reversals_alone_stays_negative_where_the_cases_add_up_so(write, load, ask):
    drawn = """
        Saksnr;Hovedstol;Innbetalt;Restbeløp;Status
        A1;1000,00;-400,00;1400,00;Aktiv
        A2;1000,00;0,00;1000,00;Aktiv
        """
    load(write("saker.csv", drawn), as_of=_DAY, strict=True)
    assert ask(_PAID) == [("A1", Decimal(-400)), ("A2", Decimal(0))]


def test_each_column_has_a_sign_of_its_own(write):
    drawn = """
        Saksnr;Hovedstol;Innbetalt;Kreditert;Ettergitt;Restbeløp;Status
        A1;1000,00;400,00;-100,00;0,00;500,00;Aktiv
        A2;1000,00;250,00;-50,00;-200,00;500,00;Aktiv
        A3;1000,00;0,00;0,00;-300,00;700,00;Aktiv
        """
    found = understood(write("saker.csv", drawn))
    assert found.turned == {"credited", "waived"}
    assert found.questions == ()


def test_the_part_that_paid_principal_is_written_as_the_whole_is(write):
    drawn = """
        Saksnr;Hovedstol;Renter;Innbetalt;Herav hovedstol;Restbeløp;Status
        A1;1000,00;10,00;-500,00;-490,00;510,00;Aktiv
        A2;2000,00;20,00;-20,00;0,00;2000,00;Aktiv
        """
    told = '[cases.columns]\npaid_principal = "Herav hovedstol"'
    assert understood(write("saker.csv", drawn), told).turned == {"paid_total", "paid_principal"}


def test_without_what_is_outstanding_a_minus_is_a_question_with_a_guess(write, load, ask):
    path = write("saker.csv", WITHOUT_OUTSTANDING)
    (question,) = understood(path).questions
    assert question.key == "cases.signs.paid_total"
    assert (list(question.choices), question.guess) == (["minus", "plus"], "minus")
    assert question.examples == ("-500,00", "-300,00")
    with pytest.raises(QuestionsOpen):
        load(path, as_of=_DAY, strict=True)
    summary = load(path, as_of=_DAY)
    assert ask(_PAID)[0] == ("A1", Decimal(500))
    assert any("Innbetalt was read so: with a minus" in one for one in lines(summary))


@pytest.mark.parametrize(("sign", "paid"), [("minus", 500), ("plus", -500)])
def test_a_mapping_and_an_answer_settle_the_sign(write, load, ask, sign, paid):
    mapping = write("told.toml", f'[cases.signs]\npaid_total = "{sign}"')
    path = write("saker.csv", WITHOUT_OUTSTANDING)
    load(path, mapping=mapping, as_of=_DAY, strict=True)
    assert ask(_PAID)[0] == ("A1", Decimal(paid))
    load(path, answers={"cases.signs.paid_total": sign}, as_of=_DAY, strict=True)
    assert ask(_PAID)[0] == ("A1", Decimal(paid))


def test_what_was_proven_is_remembered_and_next_months_file_needs_no_proof(write, load, ask):
    load(write("januar.csv", WITH_MINUS), as_of=_DAY)
    without_proof = """
        Saksnr;Hovedstol;Renter;Innbetalt;Restbeløp;Status
        A1;1000,00;10,00;-700,00;300,00;Aktiv
        """
    load(write("februar.csv", without_proof), as_of=date(2026, 2, 28), strict=True)
    assert ask(_PAID)[0] == ("A1", Decimal(700))


def test_a_sign_that_is_told_and_cannot_be_is_asked_again(write):
    positive = WITH_MINUS.replace("-", "")
    told = '[cases.signs]\npaid_total = "minus"'
    (question,) = understood(write("saker.csv", positive), told).questions
    assert (question.key, question.guess) == ("cases.signs.paid_total", None)
    assert list(question.choices) == ["plus"]


def test_a_person_may_say_that_amounts_count_as_they_stand_whatever_adds_up(write, load, ask):
    load(write("saker.csv", WITH_MINUS), as_of=_DAY, answers={"cases.signs.paid_total": "plus"})
    assert ask(_PAID)[0] == ("A1", Decimal(-500))


def test_a_few_payments_without_the_minus_that_is_told_are_reversals(write):
    told = '[payments.signs]\namount = "minus"'
    path = write("innbetalinger.csv", PAYMENTS.replace("-", ""))
    assert understood(path, told).turned == {"amount"}
    many = "".join(f"    A{n};31.12.2025;{n},00\n" for n in range(4, 9))
    (question,) = understood(write("flere.csv", PAYMENTS.replace("-", "") + many), told).questions
    assert question.key == "payments.signs.amount"


def test_payments_with_a_minus_wait_for_an_answer(write, load, ask):
    cases, path = write("saker.csv", WITH_MINUS), write("innbetalinger.csv", PAYMENTS)
    with pytest.raises(QuestionsOpen, match=r"payments\.signs\.amount"):
        load(cases, path, as_of=_DAY)
    load(cases, path, as_of=_DAY, answers={"payments.signs.amount": "minus"})
    assert ask("select amount from payments order by amount") == [(Decimal(300),), (Decimal(500),)]


def test_a_files_own_total_has_its_sign_and_agrees(write, load):
    drawn = WITH_MINUS.rstrip() + "\n    Sum;3300,00;30,00;-800,00;2530,00;\n"
    summary = load(write("saker.csv", drawn), as_of=_DAY)
    (file,) = summary.files
    assert {one.column: one.agrees for one in file.totals} == {
        "principal": True,
        "interest": True,
        "paid_total": True,
        "outstanding": True,
    }
    paid = file.books.sums["paid_total"]
    assert (paid.read, paid.non_rows, paid.stored) == (Decimal(1600), Decimal(800), Decimal(800))


def test_the_fast_and_the_careful_way_turn_alike(write, load, ask, monkeypatch):
    load(write("fast.csv", WITH_MINUS), as_of=_DAY)
    fast = ask(_PAID)
    monkeypatch.setattr(delimited, "parsed", lambda *_all: None)
    load(write("careful.csv", WITH_MINUS), as_of=_DAY)
    assert ask(_PAID) == fast


def test_an_amount_that_shows_itself_late_is_seen(write):
    rows = [f"A{number};100,00;0,00;100,00;Aktiv" for number in range(21_000)]
    last = "B1;100,00;-40,00;60,00;Aktiv"
    drawn = "\n".join(["Saksnr;Hovedstol;Innbetalt;Restbeløp;Status", *rows, last])
    assert understood(write("saker.csv", drawn)).turned == {"paid_total"}


def test_the_sign_is_changed_on_the_page_and_left_open_again():
    told = edits.sign(Mapping(), "cases", "paid_total", "plus")
    assert parse_mapping(to_toml(told), "told").of("cases").signs == {"paid_total": "plus"}
    assert edits.sign(told, "cases", "paid_total", "").of("cases").signs == {}


def test_the_amounts_tell_which_column_is_which_though_the_paid_ones_have_a_minus(write):
    rows = [f"A{n};{n}00,00;-{n}0,00;{n * 90},00;Aktiv" for n in range(1, 8)]
    drawn = "\n".join(["Saksnr;Beløp;Innbetalt;Saldo;Status", *rows])
    found = understood(write("saker.csv", drawn))
    fed = {name: found.seen.columns[name] for name in ("principal", "outstanding")}
    assert fed == {"principal": "Beløp", "outstanding": "Saldo"}
    assert found.turned == {"paid_total"}
