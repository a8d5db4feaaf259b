def test_a_disputed_case_without_a_reason_counts_as_unknown(headline):
    asked = headline("""
        is_disputed | dispute_reason
        yes         |
        yes         | UNKNOWN
        yes         | PRICE
        no          |
    """)
    assert asked["unknown_reason_share"] == 2 / 3


def test_it_is_null_where_nothing_was_disputed(headline):
    asked = headline("""
        is_disputed
        no
    """)
    assert asked["unknown_reason_share"] is None
