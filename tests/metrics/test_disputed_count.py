def test_whatever_tells_of_an_objection_makes_a_case_disputed(headline):
    asked = headline("""
        case_id | is_disputed | dispute_reason | disputed_on | state
        A1      | yes         |                |             | running
        A2      |             | PRICE          |             | running
        A3      |             |                | 2026-05-01  | running
        A4      |             |                |             | on_hold_dispute
        A5      | no          |                |             | running
        A6      |             |                |             | running
    """)
    assert asked["disputed_count"] == 4


def test_a_settled_dispute_still_counts(headline):
    asked = headline("""
        is_disputed | disputed_on | dispute_resolved_on
        yes         | 2026-03-01  | 2026-03-10
    """)
    assert asked["disputed_count"] == 1
