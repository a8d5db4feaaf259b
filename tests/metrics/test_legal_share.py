def test_stage_or_event_tells_and_a_case_counts_once(headline):
    asked = headline(
        """
        case_id | stage
        A1      | legal
        A2      | enforcement
        A3      | amicable
        A4      | amicable
        A5      | surveillance
        """,
        events="""
            case_id | happened_at         | kind
            A1      | 2026-03-01T00:00:00 | legal
            A3      | 2026-03-01T00:00:00 | legal
            A3      | 2026-04-01T00:00:00 | legal
            A4      | 2026-03-01T00:00:00 | note
        """,
    )
    assert asked["legal_share"] == 3 / 5


def test_it_is_null_without_cases(headline):
    assert headline("case_id | principal")["legal_share"] is None
