def test_open_and_closed_cases_count(headline):
    asked = headline("""
        case_id | closed_on
        A1      |
        A2      | 2026-05-01
    """)
    assert asked["case_count"] == 2


def test_it_is_nought_without_cases(headline):
    assert headline("case_id | principal")["case_count"] == 0


def test_a_case_placed_after_the_day_asked_about_is_not_there_yet(headline):
    asked = headline(
        """
        case_id | placed_on
        A1      | 2026-10-31
        A2      | 2026-11-01
        A3      |
        """,
        as_of="2026-10-31",
    )
    assert asked["case_count"] == 2
