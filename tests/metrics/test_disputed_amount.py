def test_settled_disputes_are_included_and_what_was_paid_is_not_taken_off(headline):
    asked = headline("""
        principal | paid_total | is_disputed | dispute_resolved_on
           900.00 |     300.00 | yes         | 2026-05-01
           100.00 |       0.00 | yes         |
           200.00 |       0.00 | no          |
    """)
    assert asked["disputed_amount"] == 900 + 100


def test_it_is_nought_without_disputes_and_null_without_cases(headline):
    asked = headline("""
        is_disputed
        no
    """)
    assert asked["disputed_amount"] == 0
    assert headline("case_id | principal")["disputed_amount"] is None
