def test_only_cases_90_days_old_count_and_only_objections_in_their_first_90_days(headline):
    asked = headline(
        """
        case_id | placed_on  | disputed_on
        A1      | 2026-01-01 | 2026-04-01
        A2      | 2026-01-01 | 2026-04-02
        A3      | 2026-01-01 |
        A4      | 2026-08-02 | 2026-07-30
        A5      | 2026-08-03 | 2026-08-04
        """,
        as_of="2026-10-31",
    )
    assert asked["dispute_rate_90"] == 2 / 4


def test_a_case_disputed_on_a_day_nobody_knows_is_in_neither_part(headline):
    asked = headline("""
        placed_on  | is_disputed | disputed_on
        2026-01-01 | yes         | 2026-02-01
        2026-01-01 | yes         |
        2026-01-01 | no          |
    """)
    assert asked["dispute_rate_90"] == 1 / 2


def test_it_is_null_where_no_case_is_old_enough(headline):
    asked = headline("""
        placed_on  | disputed_on
        2026-10-01 | 2026-10-02
    """)
    assert asked["dispute_rate_90"] is None
