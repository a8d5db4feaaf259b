"""Where headings and cells leave a column open somebody is asked, and nowhere else."""

from pathlib import Path

import polars as pl
import pytest

from dashboard.intake.mapping import Mapping, TableMapping
from dashboard.intake.naming.columns import recognise
from tests.intake.recognised import confidence, seen_as


def test_the_surer_of_two_headings_is_taken():
    seen = seen_as("Saksnr;Hovedstol;Restanse;Saldo;Status;Avdeling;Kostnadssted")
    assert seen.columns["outstanding"] == "Restanse"
    assert seen.columns["department"] == "Avdeling"
    assert seen.questions == ()


def test_two_headings_as_good_as_each_other_are_a_question():
    seen = seen_as(
        """
        Saksnr;Hovedstol;Fakturabeløp;Restanse;Status
        1;100,00;120,00;100,00;Ny
        2;200,00;210,00;200,00;Ny
        """
    )
    (question,) = seen.questions
    assert question.key == "cases.columns.principal"
    assert set(question.choices) == {"Hovedstol", "Fakturabeløp"}
    assert question.guess is None
    assert "principal" not in seen.columns


def test_an_answer_settles_the_question():
    drawn = "Saksnr;Hovedstol;Fakturabeløp;Restanse;Status\n1;100,00;120,00;100,00;Ny"
    seen = seen_as(drawn, cases=TableMapping({"principal": "Hovedstol"}))
    assert seen.questions == ()
    assert seen.columns["principal"] == "Hovedstol"


def test_two_headings_over_the_same_cells_are_no_question():
    seen = seen_as("Saksnr;Hovedstol;Hovedkrav;Restanse;Status\n1;100,00;100,00;90,00;Ny")
    assert seen.questions == ()
    assert seen.columns["principal"] == "Hovedstol"


def test_a_bare_amount_is_asked_for():
    seen = seen_as("Saksnr;Beløp;Restanse;Status\n1;100,00;100,00;Ny\n2;50,00;20,00;Ny")
    (question,) = seen.questions
    assert (question.key, question.guess) == ("cases.columns.principal", None)
    assert question.examples == ("100,00", "50,00")


def test_amounts_that_add_up_answer_by_themselves():
    seen = seen_as(
        """
        Saksnr;Beløp;Renter;Betalt;Total;Saldo;Status
        1;100,00;10,00;50,00;110,00;60,00;Ny
        2;200,00;10,00;0,00;210,00;210,00;Ny
        3;300,00;10,00;20,00;310,00;290,00;Ny
        4;400,00;10,00;0,00;410,00;410,00;Ny
        5;500,00;10,00;510,00;510,00;0,00;Ny
        """
    )
    assert seen.columns["principal"] == "Beløp"
    assert seen.columns["outstanding"] == "Saldo"
    assert confidence(seen, "outstanding") == "likely"
    assert seen.questions == ()


def test_a_bare_date_is_left_out_and_asked_for():
    seen = seen_as("Saksnr;Hovedstol;Restanse;Status;Dato\n1;5,00;5,00;Ny;1.2.2026")
    (question,) = seen.questions
    assert (question.key, question.guess) == ("cases.columns.invoice_date", "")
    assert "Dato" in seen.unused


def test_part_of_a_heading_is_a_guess_that_is_shown():
    seen = seen_as("Saksnr;Hovedstol krets;Restanse;Status\n1;5,00;5,00;Ny")
    (question,) = seen.questions
    assert question.guess == "Hovedstol krets"
    assert seen.columns["principal"] == "Hovedstol krets"
    assert confidence(seen, "principal") == "guess"


def test_the_headings_tell_the_currency():
    seen = seen_as("Saksnr;Hovedstol (NOK);Restanse NOK;Status")
    assert seen.constants == {"currency": "NOK"}


def test_headings_of_two_currencies_are_a_question():
    seen = seen_as("Saksnr;Hovedstol NOK;Restanse EUR;Status")
    assert seen.questions[0].key == "cases.constants.currency"
    assert set(seen.questions[0].choices) == {"NOK", "EUR"}


def test_currency_codes_are_found_under_any_heading():
    seen = seen_as("Saksnr;Hovedstol;Restanse;Status;Xyz\n1;5,00;5,00;Ny;NOK\n2;5,00;5,00;Ny;SEK")
    assert seen.columns["currency"] == "Xyz"
    assert confidence(seen, "currency") == "guess"


def test_what_is_known_and_not_kept_is_told_from_what_nobody_knows():
    seen = seen_as("Saksnr;Hovedstol;Restanse;Status;Saksbehandler;KID;Månefase")
    assert seen.known == ("Saksbehandler", "KID")
    assert seen.unused == ("Månefase",)


def test_rows_that_repeat_their_case_are_payments():
    drawn = """
        Saksnr;Kundenavn;Hovedstol;Restanse;Status;Betalt dato;Betalt beløp
        1;Kari Vik;100,00;20,00;Ny;{first};30,00
        1;Kari Vik;100,00;20,00;Ny;{second};50,00
        """
    several = seen_as(drawn.format(first="1.2.2026", second="1.3.2026"))
    assert several.table.name == "payments"
    assert several.columns["amount"] == "Betalt beløp"
    assert seen_as(drawn.format(first="1.2.2026", second="1.2.2026")).table.name == "cases"


def test_cases_without_amounts_left_or_paid_tell_that_they_will_be_derived():
    drawn = "Saksnr;Hovedstol;Avsluttet;Xyz\n1;5,00;1.2.2026;4,00"
    (question,) = seen_as(drawn).questions
    assert (question.key, question.guess) == ("cases.columns.outstanding", "")
    assert set(question.choices) == {"", "Xyz"}
    assert seen_as(drawn, cases=TableMapping({"outstanding": ""})).questions == ()


def test_a_sure_heading_keeps_its_column_whatever_some_cells_look_like():
    seen = seen_as(
        """
        Saksnr;Hovedstol;Restbeløp;Status;Forfallsdato;Innsigelse dato
        1;100,00;100,00;Ny;31.02.2025;1.2.2026
        2;200,00;-;Ny;17.13.2025;
        3;ukjent;-;Ny;snart;
        4;se vedlegg;?;Ny;28.10.2025;
        5;?;?;Ny;;
        """
    )
    assert {confidence(seen, name) for name in ("principal", "outstanding", "due_date")} == {"sure"}
    assert seen.questions == ()


def test_a_sure_heading_over_the_wrong_cells_is_a_question_that_may_wait():
    drawn = "Saksnr;Hovedstol;Restbeløp;Status;Forfallsdato\n1;5,00;5,00;Ny;snart"
    seen = seen_as(drawn)
    (question,) = seen.questions
    assert (question.key, question.guess) == ("cases.columns.due_date", "")
    assert set(question.choices) == {"Forfallsdato", ""}
    assert question.examples == ("snart",)
    told = seen_as(drawn, cases=TableMapping({"due_date": "Forfallsdato"}))
    assert (told.questions, confidence(told, "due_date")) == ((), "told")


def test_a_sure_heading_of_an_amount_over_the_wrong_cells_waits_for_an_answer():
    seen = seen_as("Saksnr;Hovedstol;Restbeløp;Status\n1;5,00;-;Ny\n2;6,00;se vedlegg;Ny")
    (question,) = seen.questions
    assert (question.key, question.guess) == ("cases.columns.outstanding", None)


def test_what_alone_could_tell_whether_a_case_is_closed_waits_for_an_answer():
    seen = seen_as("Saksnr;Hovedstol;Restbeløp;Avsluttet dato\n1;5,00;4,00;snart")
    (question,) = seen.questions
    assert (question.key, question.guess) == ("cases.columns.closed_on", None)


def test_a_state_of_unknown_words_is_a_state_unless_something_else_tells_it():
    alone = seen_as("case_id;principal;outstanding;state\n1;5,00;4,00;closd")
    assert (alone.columns["state"], alone.questions) == ("state", ())
    address = seen_as("case_id;principal;outstanding;status;state\n1;5,00;4,00;new;NY")
    assert "state" not in address.columns
    assert [(one.key, one.guess) for one in address.questions] == [("cases.columns.state", "")]


def test_of_two_sure_headings_the_one_whose_cells_fit_is_taken():
    seen = seen_as(
        """
        Saksnr;Hovedstol;Restanse;Restbeløp;Status
        1;100,00;ukjent;90,00;Ny
        2;200,00;ukjent;80,00;Ny
        3;300,00;70,00;70,00;Ny
        """
    )
    assert seen.columns["outstanding"] == "Restbeløp"
    assert seen.questions == ()


CLAIMS = """
    {header};Rechnungsnummer;Hauptforderung;Restforderung;Status
    1/25;RE1;100,00;100,00;offen
    2/25;RE2;200,00;200,00;offen
    """


def test_an_invoice_number_numbers_the_cases_where_nothing_else_can():
    assert seen_as(CLAIMS.format(header="Xyz")).columns["case_id"] == "Rechnungsnummer"


def test_an_invoice_number_is_not_taken_where_another_heading_speaks_of_a_case():
    seen = seen_as(CLAIMS.format(header="Aktenz. intern"))
    (question,) = seen.questions
    assert (question.key, question.guess) == ("cases.columns.case_id", None)
    assert list(question.choices) == ["Aktenz. intern", "Rechnungsnummer"]


def test_an_abbreviation_in_brackets_leaves_a_heading_sure():
    seen = seen_as(CLAIMS.format(header="Aktenzeichen (AZ)"))
    assert (seen.columns["case_id"], confidence(seen, "case_id")) == ("Aktenzeichen (AZ)", "sure")
    assert seen.columns["invoice_no"] == "Rechnungsnummer"


@pytest.mark.parametrize(
    "header", ["", "###", "€", "(NOK)", "a" * 500, "\ufeff", "💶", "Nr. nr nr"]
)
def test_no_heading_is_too_strange(header):
    drawn = {"Saksnr": ["1"], "Hovedstol": ["5"], "Restanse": ["5"], "Status": ["Ny"]}
    sample = pl.DataFrame({**drawn, header: ["x"]})
    assert header in recognise(Path("a"), sample.columns, sample, Mapping()).unused
