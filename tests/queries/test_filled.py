"""What an export leaves out is worked out from what it says, and marked as worked out."""

import pytest

from dashboard.filters import Filters
from tests.conftest import ALL


@pytest.fixture
def case(answer):
    """Return a function that gives the one case drawn, as its page shows it."""

    def ask(drawn, **others):
        (row,) = answer("cases/case", drawn, **others)
        return row

    return ask


@pytest.mark.parametrize(
    ("told", "paid", "left", "origins"),
    [
        ("paid_total | outstanding\n30.00 | 71.00", 30, 71, ("told", "told")),
        ("paid_total | outstanding\n30.00 |      ", 30, 100 - 30, ("told", "derived")),
        ("paid_total | outstanding\n      | 60.00", 100 - 60, 60, ("derived", "told")),
    ],
)
def test_what_is_told_is_kept_and_the_rest_is_what_the_claim_leaves(
    case, told, paid, left, origins
):
    shown = case(told)
    assert (shown["paid_total"], shown["outstanding"]) == (paid, left)
    assert (shown["paid_origin"], shown["outstanding_origin"]) == origins


def test_payments_say_what_was_paid_where_the_case_does_not(case):
    shown = case(
        "case_id | paid_total\nA1 |",
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-03-01 |  30.00
            A1      | 2026-04-01 |  15.00
        """,
    )
    assert (shown["paid_total"], shown["outstanding"]) == (30 + 15, 100 - 30 - 15)
    assert (shown["paid_origin"], shown["outstanding_origin"]) == ("payments", "payments")


@pytest.mark.parametrize(
    ("state", "closed_on", "reason", "paid", "left"),
    [
        ("running", "", "", 0, 100),
        ("closed", "2026-05-01", "", 100, 0),
        ("closed", "2026-05-01", "paid", 100, 0),
        ("closed", "2026-05-01", "withdrawn", 0, 100),
        ("closed", "2026-05-01", "partially_paid", 0, 100),
    ],
)
def test_where_only_closing_is_told_a_paid_case_was_paid_in_full(
    case, state, closed_on, reason, paid, left
):
    shown = case(
        "case_id | principal | paid_total | state | closed_on | close_reason\n"
        f"A1 | 100.00 | | {state} | {closed_on} | {reason}"
    )
    assert (shown["paid_total"], shown["outstanding"]) == (paid, left)
    assert (shown["paid_origin"], shown["outstanding_origin"]) == ("derived", "derived")


def test_what_closing_alone_tells_was_paid_on_the_closing_day(headline):
    asked = headline("""
        case_id | principal | interest | paid_total | placed_on  | closed_on
        A1      |    100.00 |    10.00 |            | 2026-01-01 | 2026-01-31
        A2      |    300.00 |          |            | 2026-01-01 |
    """)
    assert asked["collection_rate"] == 100 / (100 + 300)
    assert asked["collection_rate_90"] == 100 / (100 + 300)
    assert asked["payment_lag"] == 30
    assert asked["outstanding_amount"] == 300


@pytest.mark.parametrize(
    ("paid", "left", "state"),
    [
        ("0.00", "110.00", "none"),
        ("20.00", "90.00", "partial"),
        ("100.00", "10.00", "principal_paid"),
        ("110.00", "0.00", "full"),
    ],
)
def test_how_far_a_case_is_paid(case, paid, left, state):
    shown = case(
        f"principal | interest | paid_total | outstanding\n100.00 | 10.00 | {paid} | {left}"
    )
    assert shown["payment_state"] == state


def test_where_a_reason_was_learned_is_said_of_disputed_cases_only(answer):
    rows = answer(
        "cases/rows",
        """
        case_id | is_disputed | dispute_reason | reason_source | reason_confidence
        A1      | yes         | PRICE          | text          | low
        A2      | yes         | PRICE          |               |
        A3      | yes         |                |               |
        A4      | no          |                |               |
        """,
    )
    told = {row["case_id"]: (row["reason_source"], row["reason_confidence"]) for row in rows}
    assert told == {
        "A1": ("text", "low"),
        "A2": ("code", None),
        "A3": ("none", None),
        "A4": (None, None),
    }


def test_coverage_counts_what_was_worked_out(warehouse_of):
    warehouse = warehouse_of("""
        paid_total | outstanding
             10.00 |       90.00
             10.00 |
                   |       90.00
                   |       80.00
    """)
    rows = warehouse.ask("data/coverage", Filters(), ALL).to_dicts()
    counts = {row["column_name"]: row["derived_count"] for row in rows if row["derived_count"]}
    assert counts == {"paid_total": 2, "outstanding": 1}


def test_payments_and_events_of_one_number_stay_with_their_agency(answer):
    rows = answer(
        "cases/rows",
        """
        case_id | agency | principal | paid_total
        A1      | Fjord  |    100.00 |
        A1      | Dal    |    200.00 |
        """,
        payments="""
            case_id | agency | paid_on    | amount
            A1      | Dal    | 2026-03-01 |  50.00
        """,
        events="""
            case_id | agency | happened_at         | kind     | waiting_on
            A1      | Fjord  | 2026-03-01T09:00:00 | question | creditor
        """,
    )
    told = {row["agency"]: (row["outstanding"], row["is_waiting_on_us"]) for row in rows}
    assert told == {"Fjord": (100, True), "Dal": (200 - 50, False)}
