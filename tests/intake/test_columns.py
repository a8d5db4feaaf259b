"""A file is recognised by its headings and its cells."""

import pytest

from dashboard.errors import ExportUnknown
from dashboard.intake.mapping import TableMapping
from tests.intake.recognised import confidence, seen_as


@pytest.mark.parametrize(
    ("headers", "table"),
    [
        ("case_id;principal;state;outstanding", "cases"),
        (" CASE_ID ;Principal;closed_on;Paid_Total", "cases"),
        ("case_id;paid_on;amount", "payments"),
        ("case_id;happened_at;kind", "events"),
        ("department;month;invoice_count;billed_amount", "billing"),
        ("currency;base_currency;rate", "rates"),
        ("Saksnr;Hovedstol;Restbeløp;Status", "cases"),
        ("Ärendenummer;Betaldatum;Belopp", "payments"),
        ("Aktenzeichen;Zeitpunkt;Ereignis", "events"),
        ("Osasto;Kuukausi;Laskujen määrä;Laskutettu", "billing"),
    ],
)
def test_headings_tell_the_table(headers, table):
    assert seen_as(headers).table.name == table


def test_most_columns_win():
    headers = "case_id;paid_on;amount;happened_at;kind;waiting_on;outcome"
    assert seen_as(headers).table.name == "events"


def test_mapped_headings_feed_their_columns_before_all_others():
    seen = seen_as(
        "Sak;principal;state;Rest;Notis",
        cases=TableMapping({"case_id": "SAK", "outstanding": "rest"}),
    )
    assert seen.columns == {
        "case_id": "Sak",
        "state": "state",
        "principal": "principal",
        "outstanding": "Rest",
    }
    assert seen.unused == ("Notis",)
    assert confidence(seen, "case_id") == "told"
    assert confidence(seen, "principal") == "sure"


def test_a_mapped_heading_wins_over_a_column_of_that_name():
    seen = seen_as(
        "case_id;Vår ref;principal;state;outstanding",
        cases=TableMapping({"case_id": "Vår ref"}),
    )
    assert seen.columns["case_id"] == "Vår ref"
    assert seen.unused == ("case_id",)


def test_a_heading_that_is_mapped_elsewhere_is_not_taken_for_its_own_name():
    seen = seen_as(
        "case_id;principal;state;outstanding",
        cases=TableMapping({"paid_total": "outstanding"}),
    )
    assert "outstanding" not in seen.columns
    assert seen.columns["paid_total"] == "outstanding"


def test_a_mapping_may_say_that_nothing_feeds_a_column():
    seen = seen_as(
        "case_id;principal;state;outstanding;comment", cases=TableMapping({"comment": ""})
    )
    assert "comment" not in seen.columns
    assert seen.absent == {}


def test_a_mapped_heading_that_is_absent_leaves_the_column_to_its_words():
    seen = seen_as(
        "Saksnummer;principal;state;outstanding", cases=TableMapping({"case_id": "Sak nr 2"})
    )
    assert seen.columns["case_id"] == "Saksnummer"
    assert seen.absent == {"case_id": "Sak nr 2"}


def test_constants_count_as_there():
    seen = seen_as(
        "case_id;principal",
        cases=TableMapping(constants={"state": "closed", "outstanding": "0"}),
    )
    assert seen.table.name == "cases"


def test_an_export_day_column_is_used():
    seen = seen_as("case_id;paid_on;amount;Export_Day")
    assert seen.export_day == "Export_Day"
    assert seen.unused == ()
    assert seen_as("case_id;paid_on;amount;Stichtag\n1;1.2.2026;5,00;3.2.2026").export_day


def test_what_is_missing_is_named_per_likely_table():
    with pytest.raises(ExportUnknown) as caught:
        seen_as("case_id;Beløp")
    message = str(caught.value)
    assert "for cases it lacks state / stage / closed_on" in message
    assert "for payments it lacks paid_on" in message
    assert "billing" not in message


def test_a_heading_with_a_slip_is_named():
    with pytest.raises(ExportUnknown, match=r"“Hovedstoll” looks like principal; write it under"):
        seen_as("Saksnr;Hovedstoll;Restanse;Status")


def test_a_heading_whose_cells_are_something_else_is_named():
    with pytest.raises(ExportUnknown, match=r"“Hovedstol” would be principal, but its cells"):
        seen_as("Saksnr;Hovedstol;Restanse;Status\n1;Kari;5,00;Ny\n2;Ola;6,00;Ny")


def test_cells_decide_where_a_word_has_several_meanings():
    cases = "Saksnr;Hovedstol;Restanse;Status;Innsigelse\n"
    flags = seen_as(cases + "1;5,00;5,00;Ny;Ja\n2;6,00;6,00;Ny;Nei")
    words = seen_as(cases + "1;5,00;5,00;Ny;Mangel\n2;6,00;6,00;Ny;Pris")
    texts = seen_as(
        cases + "1;5,00;5,00;Ny;Vi vil vite mer om det\n2;6,00;6,00;Ny;Helt uforståelig"
    )
    assert flags.columns["is_disputed"] == "Innsigelse"
    assert words.columns["dispute_reason"] == "Innsigelse"
    assert texts.columns["dispute_reason_text"] == "Innsigelse"


def test_a_customer_is_a_number_or_a_name():
    cases = "Saksnr;Hovedstol;Restanse;Status;Kunde\n"
    assert seen_as(cases + "1;5,00;5,00;Ny;10023").columns["customer_id"] == "Kunde"
    assert seen_as(cases + "1;5,00;5,00;Ny;Kari Vik").columns["customer_name"] == "Kunde"
