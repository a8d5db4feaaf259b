def test_it_is_the_median_from_due_date_to_placement(headline):
    asked = headline("""
        due_date   | placed_on
        2026-01-01 | 2026-01-11
        2026-01-01 | 2026-02-20
        2026-01-01 | 2026-01-31
        2026-01-01 | 2026-01-21
    """)
    assert asked["placement_lag"] == (20 + 30) / 2  # of 10, 20, 30 and 50 days


def test_it_is_negative_when_placed_before_it_was_due_and_needs_both_dates(headline):
    asked = headline("""
        due_date   | placed_on
        2026-01-08 | 2026-01-01
        2026-01-08 |
                   | 2026-03-01
    """)
    assert asked["placement_lag"] == -7


def test_it_is_null_where_no_case_has_both_dates(headline):
    asked = headline("""
        due_date   | placed_on
        2026-01-08 |
    """)
    assert asked["placement_lag"] is None
