OPEN = """
    outstanding | is_disputed | dispute_resolved_on | closed_on
          70.00 | yes         |                     |
           5.00 | yes         |                     |
          60.00 | yes         | 2026-05-01          |
          50.00 | yes         |                     | 2026-06-01
          40.00 | no          |                     |
"""


def test_only_open_cases_whose_dispute_is_not_settled_count(headline):
    assert headline(OPEN)["disputed_open_amount"] == 70 + 5


def test_it_is_nought_without_disputes_and_null_without_cases(headline):
    undisputed = headline("""
        is_disputed
        no
    """)
    assert undisputed["disputed_open_amount"] == 0
    assert headline("case_id | principal")["disputed_open_amount"] is None
