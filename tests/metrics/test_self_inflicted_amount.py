CASES = """
    principal | closed_on  | close_reason
       100.00 | 2026-05-01 | withdrawn
        50.00 | 2026-05-01 | creditor_unresponsive
       300.00 | 2026-05-01 | insolvent
       500.00 |            | withdrawn
        20.00 | 2026-05-01 |
"""


def test_only_closed_cases_whose_reason_the_creditor_caused_count(headline):
    assert headline(CASES)["self_inflicted_amount"] == 100 + 50


def test_it_is_nought_where_none_was_and_null_without_cases(headline):
    paid = headline("""
        closed_on  | close_reason
        2026-05-01 | paid
    """)
    assert paid["self_inflicted_amount"] == 0
    assert headline("case_id | principal")["self_inflicted_amount"] is None
