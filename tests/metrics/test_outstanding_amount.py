from decimal import Decimal


def test_a_remainder_on_a_closed_case_is_not_counted(headline):
    asked = headline("""
        principal | outstanding | closed_on
           100.00 |       60.00 |
            30.00 |       30.00 |
            50.00 |       20.00 | 2026-05-01
    """)
    assert asked["outstanding_amount"] == 60 + 30


def test_where_it_is_not_stated_it_is_claim_less_paid_credited_and_waived(headline):
    asked = headline("""
        principal | interest | collection_fee | legal_cost | paid_total | credited | waived
           100.00 |     1.50 |          20.00 |       8.00 |      30.00 |    10.00 |   2.25
    """)
    assert asked["outstanding_amount"] == Decimal("100") + Decimal(
        "1.50"
    ) + 20 + 8 - 30 - 10 - Decimal("2.25")


def test_it_is_nought_where_all_is_closed_and_null_without_cases(headline):
    closed = headline("""
        outstanding | closed_on
              10.00 | 2026-05-01
    """)
    assert closed["outstanding_amount"] == 0
    assert headline("case_id | principal")["outstanding_amount"] is None
