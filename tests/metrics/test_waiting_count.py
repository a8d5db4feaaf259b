EVENTS = """
    case_id | happened_at         | kind     | waiting_on
    A1      | 2026-10-01T09:00:00 | question | creditor
    A2      | 2026-10-01T09:00:00 | question | creditor
    A2      | 2026-10-02T09:00:00 | answer   |
    A3      | 2026-10-01T09:00:00 | question | creditor
    A3      | 2026-10-02T09:00:00 | demand   | customer
    A4      | 2026-10-01T09:00:00 | question | creditor
    A4      | 2026-10-02T09:00:00 | note     |
    A5      | 2026-10-01T09:00:00 | question | creditor
"""


def test_an_answer_or_somebody_elses_turn_ends_the_wait_and_a_note_does_not(headline):
    asked = headline(
        """
        case_id | state            | closed_on
        A1      | running          |
        A2      | running          |
        A3      | running          |
        A4      | running          |
        A5      | closed           | 2026-10-20
        A6      | on_hold_creditor |
        A7      | closed           | 2026-10-20
        """,
        events=EVENTS,
    )
    assert asked["waiting_count"] == len({"A1", "A4", "A6"})
