from decimal import Decimal


def test_it_is_principal_without_interest_and_fees(headline):
    asked = headline("""
        principal | interest | reminder_fee | outstanding | closed_on
           100.10 |     5.00 |        35.00 |      140.10 |
            50.05 |          |              |           0 | 2026-05-01
    """)
    assert asked["placed_amount"] == Decimal("100.10") + Decimal("50.05")


def test_it_is_null_without_cases(headline):
    assert headline("case_id | principal")["placed_amount"] is None
