def test_it_is_what_is_outstanding_on_open_cases_that_wait_for_the_creditor(headline):
    asked = headline("""
        outstanding | state            | closed_on
              70.00 | on_hold_creditor |
               5.00 | on_hold_creditor |
              60.00 | running          |
              50.00 | closed           | 2026-06-01
    """)
    assert asked["waiting_amount"] == 70 + 5


def test_it_is_nought_where_none_waits_and_null_without_cases(headline):
    asked = headline("""
        state
        running
    """)
    assert asked["waiting_amount"] == 0
    assert headline("case_id | principal")["waiting_amount"] is None
