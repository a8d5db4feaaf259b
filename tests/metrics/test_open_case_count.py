def test_a_closing_day_a_state_or_a_stage_closes_a_case(headline):
    asked = headline("""
        case_id | state   | stage    | closed_on
        A1      | running | amicable |
        A2      | running | amicable | 2026-05-01
        A3      | closed  | amicable |
        A4      |         | closed   |
        A5      |         | legal    |
    """)
    assert asked["open_case_count"] == 2
