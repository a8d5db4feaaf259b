"""What earlier exports told stays answerable, and what the latest one changed is known."""

import datetime as dt

import pytest

from dashboard.filters import Filters, Scope
from tests.conftest import ALL

SEPTEMBER, OCTOBER, NOVEMBER = "2026-09-30", "2026-10-31", "2026-11-30"


def by(rows, *names):
    return [tuple(row[name] for name in names) for row in rows.to_dicts()]


def told_days(warehouse):
    rows = warehouse.ask("data/export_days", Filters(), ALL)
    return by(rows, "export_day", "agency", "case_count", "open_case_count", "outstanding_amount")


def changes(warehouse):
    rows = warehouse.ask("cases/rows", Filters(), ALL)
    return {row["case_id"]: row["change"] for row in rows.to_dicts()}


def day(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def two_exports(exports_of):
    """A case of each kind of change, and one without any."""
    return exports_of(
        (
            SEPTEMBER,
            """
            case_id | agency | outstanding | closed_on  | disputed_on | comment
            same    | Fjord  |       10.00 |            |             | as ever
            gone    | Fjord  |       20.00 |            |             |
            ended   | Fjord  |       30.00 |            |             |
            objects | Fjord  |       40.00 |            |             |
            smaller | Fjord  |       50.00 |            |             |
            """,
        ),
        (
            OCTOBER,
            """
            case_id | agency | outstanding | closed_on  | disputed_on | comment
            same    | Fjord  |       10.00 |            |             | in other words
            ended   | Fjord  |        0.00 | 2026-10-10 | 2026-10-01  |
            objects | Fjord  |       45.00 |            | 2026-10-01  |
            smaller | Fjord  |       15.00 |            |             |
            fresh   | Fjord  |       60.00 |            |             |
            """,
        ),
    )


def test_each_case_says_what_the_latest_export_changed_of_it(two_exports):
    assert changes(two_exports) == {
        "same": "",
        "gone": "vanished",
        "ended": "closed",
        "objects": "newly_disputed",
        "smaller": "amount_changed",
        "fresh": "new",
    }


def test_each_kind_of_change_is_counted_with_what_was_outstanding_before_and_after(two_exports):
    rows = two_exports.ask("data/changes", Filters(), ALL)
    told = by(rows, "change", "case_count", "outstanding_before", "outstanding_after")
    assert sorted(told) == [
        ("amount_changed", 1, 50, 15),
        ("closed", 1, 30, 0),
        ("new", 1, 0, 60),
        ("newly_disputed", 1, 40, 45),
        ("vanished", 1, 20, 0),
    ]
    assert by(rows, "agency", "day_before", "export_day")[0] == (
        "Fjord",
        day(SEPTEMBER),
        day(OCTOBER),
    )


def test_what_was_outstanding_before_and_the_changes_sum_to_what_is_now(two_exports):
    latest, before = told_days(two_exports)
    assert latest == (day(OCTOBER), "Fjord", 5, 4, 10 + 45 + 15 + 60)
    assert before == (day(SEPTEMBER), "Fjord", 5, 5, 10 + 20 + 30 + 40 + 50)
    moved = sum(two_exports.ask("data/changes", Filters(), ALL)["outstanding_change"])
    assert before[-1] + moved == latest[-1]


@pytest.mark.parametrize("change", ["new", "vanished", "closed", "newly_disputed"])
def test_a_change_can_be_selected(two_exports, change):
    rows = two_exports.ask("cases/rows", Filters(change=(change,)), ALL)
    assert rows["change"].to_list() == [change]


def test_the_first_export_changes_nothing(exports_of):
    warehouse = exports_of((OCTOBER, "case_id | agency\nA1 | Fjord"))
    assert changes(warehouse) == {"A1": ""}
    assert warehouse.ask("data/changes", Filters(), ALL).is_empty()


def test_an_agency_is_compared_with_its_own_export_before(exports_of):
    warehouse = exports_of(
        (SEPTEMBER, "case_id | agency | outstanding\nA1 | Fjord | 10.00"),
        (OCTOBER, "case_id | agency | outstanding\nB1 | Dal | 20.00"),
        (NOVEMBER, "case_id | agency | outstanding\nA1 | Fjord | 15.00"),
    )
    assert changes(warehouse) == {"A1": "amount_changed", "B1": ""}
    assert told_days(warehouse) == [
        (day(NOVEMBER), "Fjord", 1, 1, 15),
        (day(OCTOBER), "Dal", 1, 1, 20),
        (day(SEPTEMBER), "Fjord", 1, 1, 10),
    ]


def test_two_agencies_with_the_same_number_have_two_histories(exports_of):
    warehouse = exports_of(
        (
            SEPTEMBER,
            """
            case_id | agency | outstanding
            A1      | Fjord  |       10.00
            A1      | Dal    |      500.00
            """,
        ),
        (OCTOBER, "case_id | agency | outstanding\nA1 | Fjord | 15.00"),
    )
    rows = warehouse.ask("cases/rows", Filters(), ALL)
    assert sorted(by(rows, "agency", "change", "outstanding")) == [
        ("Dal", "", 500),
        ("Fjord", "amount_changed", 15),
    ]
    versions = warehouse.ask("cases/history", Filters(case="A1", agency=("Fjord",)), ALL)
    assert by(versions, "outstanding") == [(15,), (10,)]


def test_a_case_that_vanished_earlier_changes_nothing_any_more(exports_of):
    both = "case_id | agency | outstanding\nA1 | Fjord | 10.00\nA2 | Fjord | 20.00"
    one = "case_id | agency | outstanding\nA1 | Fjord | {amount}"
    warehouse = exports_of(
        (SEPTEMBER, both),
        (OCTOBER, one.format(amount="11.00")),
        (NOVEMBER, one.format(amount="12.00")),
    )
    assert changes(warehouse) == {"A1": "amount_changed", "A2": ""}
    assert [row[-1] for row in told_days(warehouse)] == [12, 11, 10 + 20]


def test_an_export_that_comes_late_takes_its_own_day(exports_of):
    drawn = "case_id | agency | outstanding\nA1 | Fjord | {amount}\nA2 | Fjord | 5.00"
    warehouse = exports_of(
        (SEPTEMBER, drawn.format(amount="10.00")),
        (NOVEMBER, drawn.format(amount="10.00")),
        (OCTOBER, drawn.format(amount="99.00")),
    )
    assert [row[-1] for row in told_days(warehouse)] == [10 + 5, 99 + 5, 10 + 5]
    assert changes(warehouse) == {"A1": "amount_changed", "A2": ""}


def test_an_export_of_the_same_day_takes_the_place_of_the_one_before(exports_of):
    drawn = "case_id | agency | outstanding\nA1 | Fjord | {amount}"
    warehouse = exports_of(
        (SEPTEMBER, drawn.format(amount="10.00")), (SEPTEMBER, drawn.format(amount="1.00"))
    )
    assert told_days(warehouse) == [(day(SEPTEMBER), "Fjord", 1, 1, 1)]
    assert changes(warehouse) == {"A1": ""}


def test_an_earlier_export_that_told_only_payments_is_filled_up_to_its_own_day(exports_of):
    drawn = "case_id | agency | principal | paid_total | {told}\nA1 | Fjord | 100.00 | | {value}"
    warehouse = exports_of(
        (SEPTEMBER, drawn.format(told="comment", value="a")),
        (OCTOBER, drawn.format(told="comment", value="b")),
        payments="""
            case_id | agency | paid_on    | amount
            A1      | Fjord  | 2026-09-15 |  30.00
            A1      | Fjord  | 2026-10-15 |  20.00
        """,
    )
    assert [row[-1] for row in told_days(warehouse)] == [100 - 30 - 20, 100 - 30]
    assert changes(warehouse) == {"A1": "amount_changed"}


def test_a_case_reads_back_as_each_export_told_it(exports_of):
    drawn = "case_id | agency | stage | outstanding\nA1 | Fjord | {stage} | {amount}"
    warehouse = exports_of(
        (SEPTEMBER, drawn.format(stage="amicable", amount="10.00")),
        (OCTOBER, drawn.format(stage="amicable", amount="10.00")),
        (NOVEMBER, drawn.format(stage="legal", amount="15.00")),
    )
    rows = warehouse.ask("cases/history", Filters(case="A1"), ALL)
    assert by(rows, "first_told_on", "last_told_on", "stage", "outstanding") == [
        (day(NOVEMBER), day(NOVEMBER), "legal", 15),
        (day(SEPTEMBER), day(OCTOBER), "amicable", 10),
    ]


def test_history_is_only_for_those_who_may_see_the_case(exports_of):
    drawn = "case_id | department | outstanding\nA1 | North | {amount}"
    warehouse = exports_of(
        (SEPTEMBER, drawn.format(amount="10.00")), (OCTOBER, drawn.format(amount="15.00"))
    )
    north, south = Scope(departments=("North",)), Scope(departments=("South",))
    assert warehouse.ask("cases/history", Filters(), north).height == 2
    assert warehouse.ask("cases/history", Filters(), south).is_empty()
