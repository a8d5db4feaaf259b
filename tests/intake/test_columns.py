"""A file is recognised by its headers."""

import pytest

from dashboard.errors import ExportUnknown
from dashboard.intake.columns import recognise
from dashboard.intake.mapping import Mapping, TableMapping
from dashboard.intake.reader import open_export


def seen_as(write, headers: str, **tables: TableMapping):
    mapping = Mapping(tables=tables)
    return recognise(open_export(write("a.csv", f"{headers}\n"), mapping), mapping)


@pytest.mark.parametrize(
    ("headers", "table"),
    [
        ("case_id,principal,state,outstanding", "cases"),
        (" CASE_ID ,Principal,closed_on,Paid_Total", "cases"),
        ("case_id,paid_on,amount", "payments"),
        ("case_id,happened_at,kind", "events"),
        ("department,month,invoice_count,billed_amount", "billing"),
        ("currency,base_currency,rate", "rates"),
    ],
)
def test_canonical_headers_tell_the_table(write, headers, table):
    assert seen_as(write, headers).table.name == table


def test_most_columns_win(write):
    headers = "case_id,paid_on,amount,happened_at,kind,waiting_on,outcome"
    assert seen_as(write, headers).table.name == "events"


def test_mapped_headers_feed_their_columns_and_others_are_known_by_name(write):
    seen = seen_as(
        write,
        "Sak,principal,state,Rest,Notat",
        cases=TableMapping({"case_id": "SAK", "outstanding": "rest"}),
    )
    assert seen.columns == {
        "case_id": "Sak",
        "state": "state",
        "principal": "principal",
        "outstanding": "Rest",
    }
    assert seen.unused == ("Notat",)


def test_a_mapped_header_wins_over_a_column_of_that_name(write):
    seen = seen_as(
        write,
        "case_id,Vår ref,principal,state,outstanding",
        cases=TableMapping({"case_id": "Vår ref"}),
    )
    assert seen.columns["case_id"] == "Vår ref"
    assert seen.unused == ("case_id",)


def test_one_header_that_is_mapped_elsewhere_is_not_taken_for_its_own_name(write):
    seen = seen_as(
        write,
        "case_id,principal,state,outstanding",
        cases=TableMapping({"paid_total": "outstanding"}),
    )
    assert "outstanding" not in seen.columns
    assert seen.columns["paid_total"] == "outstanding"


def test_constants_count_as_there(write):
    seen = seen_as(
        write,
        "case_id,principal",
        cases=TableMapping(constants={"state": "closed", "outstanding": "0"}),
    )
    assert seen.table.name == "cases"


def test_an_export_day_column_is_used(write):
    seen = seen_as(write, "case_id,paid_on,amount,Export_Day")
    assert seen.export_day == "Export_Day"
    assert seen.unused == ()


def test_what_is_missing_is_named_per_likely_table(write):
    with pytest.raises(ExportUnknown) as caught:
        seen_as(write, "case_id,Beløp")
    message = str(caught.value)
    assert "for cases it lacks principal, state / stage / closed_on, outstanding / paid" in message
    assert "for payments it lacks paid_on, amount" in message
    assert "billing" not in message
