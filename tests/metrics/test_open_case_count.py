def test_a_state_or_a_stage_closes_a_case_and_a_closing_day_where_there_is_no_state(headline):
    asked = headline("""
        case_id | state   | stage    | closed_on
        A1      | running | amicable |
        A2      | running | amicable | 2026-05-01
        A6      |         | amicable | 2026-05-01
        A3      | closed  | amicable |
        A4      |         | closed   |
        A5      |         | legal    |
    """)
    assert asked["open_case_count"] == 3


def test_a_closing_day_that_is_yet_to_come_closes_nothing(headline):
    asked = headline(
        """
        case_id | closed_on
        A1      | 2026-10-31
        A2      | 2026-11-01
        """,
        as_of="2026-10-31",
    )
    assert asked["open_case_count"] == 1


def test_money_on_an_open_case_was_not_paid_on_a_closing_day_that_closes_nothing(headline):
    asked = headline("""
        principal | paid_total | outstanding | placed_on  | state   | closed_on
           100.00 |      60.00 |       40.00 | 2026-01-01 | running | 2026-02-01
    """)
    assert asked["payment_lag"] is None
