from datetime import date

YEAR = """
    principal | placed_on  | closed_on
       300.00 | 2025-01-01 |
"""


def test_twelve_months_up_to_the_export_day_reversals_taken_off(answer):
    (levels,) = answer(
        "overview/levels",
        YEAR,
        payments="""
            case_id | paid_on    |  amount
            C1      | 2025-10-31 |   50.00
            C1      | 2025-11-01 |   40.00
            C1      | 2026-10-31 |   70.00
            C1      | 2026-10-31 |  -10.00
        """,
    )
    assert levels["collected_amount"] == 40 + 70 - 10


def test_a_closed_case_whose_payments_have_no_date_counts_on_its_closing_day(answer):
    months = answer(
        "overview/months",
        """
        principal | paid_total | outstanding | placed_on  | closed_on
           100.00 |      80.00 |       20.00 | 2026-08-01 | 2026-09-15
        """,
    )
    assert {row["month"]: row["collected_amount"] for row in months} == {
        date(2026, 8, 1): 0,
        date(2026, 9, 1): 80,
        date(2026, 10, 1): 0,
    }


def test_it_is_null_where_nothing_was_paid(answer):
    (levels,) = answer("overview/levels", YEAR)
    assert levels["collected_amount"] is None
