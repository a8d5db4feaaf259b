"""A row is stored whole or quarantined whole, with every fault named."""

import datetime as dt
from decimal import Decimal

from dashboard.intake.contract import TYPES, check
from dashboard.intake.files.reader import open_export
from dashboard.intake.mapping import Dialect, Mapping, TableMapping
from dashboard.intake.understand import understand
from dashboard.model import CASES

NOTHING_TOLD = Mapping()


def checked(write, drawn: str, told: Mapping = NOTHING_TOLD):
    understood = understand(open_export(write("a.csv", drawn), told), told)
    (batch,) = understood.export.batches()
    return check(batch, understood)


def faults(found) -> list[tuple[int, str, str | None]]:
    return [row[:3] for row in found.faults.rows()]


def test_rows_come_out_in_canonical_columns_and_types(write):
    found = checked(
        write,
        """
        principal,case_id,state,outstanding,due_date,is_disputed
        100,A1,running,40.5,2026-01-31,ja
        """,
    )
    kinds = {column.name: TYPES[column.kind] for column in CASES.columns}
    assert set(found.rows.columns[1:]) <= set(CASES.names)
    assert all(found.rows.schema[name] == kinds[name] for name in found.rows.columns[1:])
    (row,) = found.rows.iter_rows(named=True)
    assert {name: value for name, value in row.items() if value is not None} == {
        "row_number": 2,
        "case_id": "A1",
        "principal": Decimal("100.00"),
        "outstanding": Decimal("40.50"),
        "state": "running",
        "due_date": dt.date(2026, 1, 31),
        "is_disputed": True,
    }
    assert faults(found) == []


def test_every_fault_of_a_row_is_named(write):
    found = checked(
        write,
        """
        case_id,principal,state,outstanding,due_date,is_disputed
        A1,100,running,40,,
        ,,closd,lots,31.02.2026,perhaps
        A3,1.005,running,1,,
        """,
    )
    assert found.rows["case_id"].to_list() == ["A1"]
    assert faults(found) == [
        (3, "case_id", None),
        (3, "due_date", "31.02.2026"),
        (3, "state", "closd"),
        (3, "outstanding", "lots"),
        (3, "is_disputed", "perhaps"),
        (4, "principal", "1.005"),
    ]


def test_a_case_must_say_whether_it_is_closed_and_what_is_left(write):
    found = checked(
        write,
        """
        case_id,principal,state,closed_on,outstanding,paid_total
        A1,100,running,,40,
        A2,100,,2026-01-31,,60
        A3,100,,,40,
        A4,100,running,,,
        """,
    )
    assert found.rows["case_id"].to_list() == ["A1", "A2"]
    assert faults(found) == [
        (4, "state / stage / closed_on / status", None),
        (5, "outstanding / paid_total", None),
    ]


def test_where_only_a_closing_day_tells_an_empty_one_means_open(write):
    found = checked(write, "case_id,principal,closed_on,outstanding\nA1,100,,40\n")
    assert found.rows["case_id"].to_list() == ["A1"]


def test_an_unknown_code_is_one_fault_not_two(write):
    found = checked(write, "case_id,principal,state,outstanding\nA1,100,closd,40\n")
    assert faults(found) == [(2, "state", "closd")]


def test_words_and_constants_of_the_mapping_are_used(write):
    mapping = Mapping(
        Dialect(decimal=",", dates=("%d.%m.%Y",)),
        {
            "cases": TableMapping(
                columns={"case_id": "Sak", "placed_on": "Dato"},
                constants={"currency": "NOK", "outstanding": "0"},
                values={
                    "state": {"på vent": "on_hold_dispute"},
                    "is_disputed": {"omtvistet": "yes"},
                    "department": {"01": "Nord"},
                },
            )
        },
    )
    found = checked(
        write,
        """
        Sak;Dato;principal;state;is_disputed;department
        A1;1.2.2026;"1 234,50";PÅ VENT ;Omtvistet;01
        A2;31.12.2026;10;running;nei;02
        """,
        mapping,
    )
    wanted = ("case_id", "placed_on", "principal", "state", "is_disputed", "department", "currency")
    assert found.rows.select(wanted).rows() == [
        ("A1", dt.date(2026, 2, 1), Decimal("1234.50"), "on_hold_dispute", True, "Nord", "NOK"),
        ("A2", dt.date(2026, 12, 31), Decimal("10.00"), "running", False, "02", "NOK"),
    ]


def test_amounts_are_of_all_rows_and_unreadable_ones_are_counted(write):
    found = checked(
        write,
        """
        case_id,principal,state,outstanding
        A1,100,running,40
        A2,x,running,20
        A3,50,closd,
        """,
    )
    assert found.amounts.rows() == [
        (2, Decimal("100.00"), Decimal("40.00")),
        (3, None, Decimal("20.00")),
        (4, Decimal("50.00"), None),
    ]
    assert found.unreadable == {"principal": 1, "outstanding": 0}


def test_an_unknown_word_costs_no_row_where_the_row_can_stand_without_it(write):
    found = checked(
        write,
        "case_id,principal,outstanding,closed_on,close_reason,customer_type\n"
        "A1,100,0,2026-01-05,Xyzzy,Robot\nA2,100,0,2026-01-05,paid,person\n",
    )
    assert faults(found) == []
    assert found.rows["close_reason"].to_list() == ["other", "paid"]
    assert found.rows["customer_type"].to_list() == [None, "person"]
    assert found.unknown_words == {"close_reason": {"Xyzzy": 1}, "customer_type": {"Robot": 1}}
