def test_interest_and_fees_are_left_out(headline):
    asked = headline("""
        principal | interest | reminder_fee | paid_total | outstanding
           100.00 |     5.00 |        35.00 |      30.00 |      110.00
            20.00 |          |              |       0.00 |       20.00
    """)
    assert asked["outstanding_principal_amount"] == (100 - 30) + 20


def test_what_was_credited_or_waived_is_not_owed_and_no_case_goes_below_nought(headline):
    asked = headline("""
        principal | paid_total | credited | waived | outstanding
           100.00 |       0.00 |    30.00 |  10.00 |       60.00
            50.00 |       0.00 |    80.00 |        |        0.00
    """)
    assert asked["outstanding_principal_amount"] == (100 - 30 - 10) + 0


def test_closed_cases_are_left_out(headline):
    asked = headline("""
        principal | closed_on
           100.00 | 2026-05-01
    """)
    assert asked["outstanding_principal_amount"] == 0
