def test_a_wait_counts_from_the_first_question_still_open_not_from_its_reminder(headline):
    asked = headline(
        """
        case_id | closed_on
        A1      |
        A2      |
        A3      |
        A4      | 2026-10-30
        """,
        events="""
            case_id | happened_at         | kind     | waiting_on
            A1      | 2026-09-01T09:00:00 | question | creditor
            A1      | 2026-09-05T09:00:00 | answer   | agency
            A1      | 2026-10-11T09:00:00 | question | creditor
            A1      | 2026-10-29T09:00:00 | question | creditor
            A2      | 2026-10-21T09:00:00 | question | creditor
            A3      | 2026-10-20T09:00:00 | question | creditor
            A4      | 2026-01-01T09:00:00 | question | creditor
        """,
        as_of="2026-10-31",
    )
    assert asked["waiting_days"] == 11  # of 10, 11 and 20 days


def test_a_case_that_only_its_state_says_is_waiting_has_no_days(headline):
    asked = headline("""
        state
        on_hold_creditor
    """)
    assert asked["waiting_days"] is None
