"""What each question leaves out, keeps together or orders in its own way."""

import datetime as dt

from dashboard.filters import Filters


def by(rows, *names):
    return [tuple(row[name] for name in names) for row in rows]


def test_cases_without_a_customer_are_no_large_debtor(answer):
    rows = answer(
        "customers/largest_debtors",
        """
        customer_id | outstanding
                    |    5 000.00
        K1          |       10.00
        K2          |       10.00
        K3          |        0.00
        """,
    )
    assert by(rows, "customer_id", "outstanding_amount") == [("K1", 10), ("K2", 10)]


def test_only_customers_with_three_cases_and_two_disputes_are_called_disputing(answer):
    rows = answer(
        "customers/most_disputing",
        """
        customer_id | principal | is_disputed
        K1          |    100.00 | yes
        K1          |     50.00 | yes
        K1          |     25.00 | no
        K2          |  9 000.00 | yes
        K2          |  9 000.00 | yes
        K3          |  9 000.00 | yes
        K3          |  9 000.00 | no
        K3          |  9 000.00 | no
        """,
    )
    assert by(rows, "customer_id", "disputed_amount", "dispute_rate") == [("K1", 100 + 50, 2 / 3)]


def test_customers_of_one_department_only_are_not_across_departments(answer):
    rows = answer(
        "customers/across_departments",
        """
        customer_id | department | outstanding
        K1          | North      |       10.00
        K1          | South      |       20.00
        K2          | North      |      500.00
        K2          | North      |      500.00
        """,
    )
    assert by(rows, "customer_id", "department_count", "outstanding_amount") == [("K1", 2, 10 + 20)]


def test_an_objection_comes_back_when_customer_and_stated_reason_are_the_same(answer):
    rows = answer(
        "customers/repeat_disputes",
        """
        customer_id | department | dispute_reason | disputed_on | principal
        K1          | North      | PRICE          | 2026-03-01  |    100.00
        K1          | South      | PRICE          | 2026-01-01  |     50.00
        K1          | North      | LATE           | 2026-01-01  |     50.00
        K2          | North      | UNKNOWN        | 2026-01-01  |     50.00
        K2          | North      | UNKNOWN        | 2026-02-01  |     50.00
        K3          | North      | PRICE          | 2026-01-01  |     50.00
        """,
    )
    assert by(
        rows,
        "customer_id",
        "dispute_reason",
        "disputed_count",
        "disputed_amount",
        "department_count",
    ) == [("K1", "PRICE", 2, 100 + 50, 2)]
    assert by(rows, "first_disputed_on", "last_disputed_on") == [
        (dt.date(2026, 1, 1), dt.date(2026, 3, 1))
    ]


def test_an_open_case_is_drawn_up_to_the_export_day(answer):
    rows = answer(
        "customers/cases_in_time",
        """
        case_id | placed_on  | closed_on
        A1      | 2026-01-01 | 2026-02-01
        A2      | 2026-03-01 |
        A3      |            |
        """,
        as_of="2026-10-31",
    )
    assert by(rows, "case_id", "ends_on") == [
        ("A2", dt.date(2026, 10, 31)),
        ("A1", dt.date(2026, 2, 1)),
    ]


def test_disputes_are_settled_by_their_day_or_by_the_closing_of_the_case(answer):
    rows = answer(
        "disputes/new_and_settled",
        """
        placed_on  | disputed_on | dispute_resolved_on | closed_on  | is_disputed
        2026-08-01 | 2026-08-05  | 2026-09-05          |            | yes
        2026-08-01 | 2026-08-06  |                     | 2026-10-06 | yes
        2026-08-01 | 2026-09-07  |                     |            | yes
        2026-08-01 |             |                     |            | yes
        """,
        as_of="2026-10-31",
    )
    assert by(rows, "month", "opened_count", "settled_count", "dispute_open_count") == [
        (dt.date(2026, 8, 1), 2, 0, 2),
        (dt.date(2026, 9, 1), 1, 1, 2),
        (dt.date(2026, 10, 1), 0, 1, 1),
    ]


def test_settled_disputes_without_an_outcome_are_shown_as_not_stated(answer):
    rows = answer(
        "disputes/outcomes",
        """
        principal | is_disputed | dispute_resolved_on | closed_on  | dispute_outcome
           100.00 | yes         | 2026-05-01          |            | customer_right
            50.00 | yes         |                     | 2026-05-01 |
            25.00 | yes         |                     |            |
        """,
    )
    assert by(rows, "dispute_outcome", "disputed_count", "disputed_amount") == [
        ("", 1, 50),
        ("customer_right", 1, 100),
    ]


def test_the_longest_wait_comes_first_and_waits_of_unknown_length_last(answer):
    rows = answer(
        "disputes/waiting_cases",
        """
        case_id | outstanding | state
        A1      |    9 000.00 | on_hold_creditor
        A2      |       10.00 | running
        A3      |       20.00 | running
        A4      |       30.00 | running
        """,
        events="""
            case_id | happened_at         | kind     | waiting_on
            A2      | 2026-10-01T09:00:00 | question | creditor
            A3      | 2026-10-21T09:00:00 | question | creditor
            A4      | 2026-10-21T09:00:00 | question | creditor
        """,
        as_of="2026-10-31",
    )
    assert by(rows, "case_id", "days_waited") == [("A2", 30), ("A4", 10), ("A3", 10), ("A1", None)]


def test_a_reason_nobody_owns_is_shown_as_without_an_owner(answer):
    rows = answer(
        "disputes/owners",
        """
        is_disputed | dispute_reason | principal
        yes         | PRICE          |    100.00
        yes         |                |     50.00
        """,
    )
    assert by(rows, "owner", "disputed_amount") == [("sales", 100), ("none", 50)]


def test_only_whole_billed_months_of_the_period_count(answer):
    rows = answer(
        "departments/case_rate",
        """
        department | placed_on
        North      | 2026-08-20
        North      | 2026-09-20
        """,
        Filters(placed_from=dt.date(2026, 8, 15), placed_to=dt.date(2026, 9, 30)),
        billing="""
            department | month      | invoice_count | billed_amount
            North      | 2026-08-01 |           100 |     10 000.00
            North      | 2026-09-01 |           300 |     20 000.00
        """,
    )
    assert by(rows, "department", "case_count", "invoice_count") == [("North", 1, 300)]


def test_a_timeline_tells_dates_events_and_payments_in_order_and_nothing_twice(answer):
    rows = answer(
        "cases/timeline",
        """
        case_id | agency | invoice_date | due_date   | placed_on  | closed_on  | close_reason
        A1      | Fjord  | 2026-01-01   | 2026-01-15 | 2026-02-01 | 2026-04-01 | paid
        A2      | Fjord  | 2026-01-01   |            |            |            |
        """,
        Filters(case="A1"),
        events="""
            case_id | happened_at         | kind   | channel
            A1      | 2026-02-01T10:00:00 | placed |
            A1      | 2026-02-10T10:00:00 | demand | letter
            A1      | 2026-04-01T10:00:00 | closed |
            A2      | 2026-02-11T10:00:00 | demand | letter
        """,
        payments="""
            case_id | paid_on    | amount | kind
            A1      | 2026-03-01 | 100.00 | direct
        """,
    )
    assert by(rows, "happened_on", "what", "amount", "detail") == [
        (dt.date(2026, 1, 1), "invoice", 100, ""),
        (dt.date(2026, 1, 15), "due", None, ""),
        (dt.date(2026, 2, 1), "placed", 100, "Fjord"),
        (dt.date(2026, 2, 10), "demand", None, "letter"),
        (dt.date(2026, 3, 1), "payment", 100, "direct"),
        (dt.date(2026, 4, 1), "closed", None, "paid"),
    ]


def test_an_event_moved_by_a_day_is_not_taken_for_the_date_it_repeats(answer):
    rows = answer(
        "cases/timeline",
        """
        case_id | placed_on
        A1      | 2026-02-01
        """,
        events="""
            case_id | happened_at         | kind
            A1      | 2026-02-02T10:00:00 | placed
        """,
    )
    assert [row["happened_on"].day for row in rows] == [1, 2]


def test_months_begin_with_what_was_out_before_them(answer):
    rows = answer(
        "overview/months",
        """
        case_id | principal | invoice_date | placed_on
        A1      |    100.00 | 2026-01-01   |
        A2      |     50.00 | 2026-09-01   | 2026-09-15
        """,
        as_of="2026-10-31",
    )
    assert by(rows, "month", "outstanding_amount", "collected_amount") == [
        (dt.date(2026, 9, 1), 100 + 50, 0),
        (dt.date(2026, 10, 1), 100 + 50, 0),
    ]


def test_what_stood_a_year_earlier_is_counted_by_the_same_rule(answer):
    cases = """
        case_id | principal | placed_on  | closed_on  | outstanding
        A1      |    100.00 | 2025-03-01 | 2026-03-01 |        0.00
        A2      |     50.00 | 2025-06-01 |            |       20.00
        A3      |     70.00 | 2026-06-01 |            |       70.00
    """
    payments = """
        case_id | paid_on    | amount
        A1      | 2026-03-01 | 100.00
        A2      | 2025-08-01 |  30.00
    """
    (now,) = answer("overview/levels", cases, payments=payments)
    (then,) = answer(
        "overview/levels",
        cases,
        Filters().previous_period(dt.date(2026, 10, 31)),
        payments=payments,
    )
    assert (now["outstanding_amount"], now["collected_amount"]) == (20 + 70, 100)
    assert (then["outstanding_amount"], then["collected_amount"]) == (100 + 20, 30)
