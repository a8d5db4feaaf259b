def test_it_is_the_median_and_open_disputes_count_at_their_age_so_far(headline):
    asked = headline(
        """
        disputed_on | dispute_resolved_on | closed_on
        2026-10-01  | 2026-10-11          |
        2026-10-11  |                     |
        2026-10-01  |                     | 2026-10-06
        2026-10-01  | 2026-10-31          |
        """,
        as_of="2026-10-31",
    )
    assert asked["days_to_settle"] == (10 + 20) / 2  # of 5, 10, 20 and 30 days


def test_a_dispute_that_ended_before_it_was_raised_took_no_days(headline):
    asked = headline("""
        disputed_on | dispute_resolved_on | state   | closed_on
        2026-10-11  | 2026-10-01          | running |
        2026-10-11  |                     | closed  | 2026-10-06
        2026-10-01  | 2026-10-08          | running |
    """)
    assert asked["days_to_settle"] == 0  # of 0, 0 and 7 days


def test_a_dispute_without_a_day_is_left_out(headline):
    asked = headline("""
        is_disputed | disputed_on | dispute_resolved_on
        yes         |             | 2026-10-11
        yes         | 2026-10-01  | 2026-10-08
    """)
    assert asked["days_to_settle"] == 7


def test_a_dispute_raised_after_the_day_asked_about_is_left_out(headline):
    asked = headline(
        """
        disputed_on | dispute_resolved_on
        2026-10-01  | 2026-10-08
        2026-11-20  |
        """,
        as_of="2026-10-31",
    )
    assert asked["days_to_settle"] == 7


def test_it_is_null_where_nothing_was_disputed_on_a_known_day(headline):
    asked = headline("""
        is_disputed
        yes
    """)
    assert asked["days_to_settle"] is None
