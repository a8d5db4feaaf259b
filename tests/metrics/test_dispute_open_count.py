def test_only_open_cases_whose_dispute_is_not_settled_count(headline):
    asked = headline("""
        is_disputed | dispute_resolved_on | closed_on
        yes         |                     |
        yes         | 2026-05-01          |
        yes         |                     | 2026-06-01
        no          |                     |
    """)
    assert asked["dispute_open_count"] == 1
