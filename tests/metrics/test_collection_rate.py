def test_it_is_principal_collected_of_principal_placed_open_or_closed(headline):
    asked = headline("""
        principal | paid_total | outstanding | closed_on
           100.00 |      40.00 |       60.00 |
           300.00 |     300.00 |        0.00 | 2026-05-01
    """)
    assert asked["collection_rate"] == (40 + 300) / (100 + 300)


def test_fees_that_were_paid_do_not_lift_it_above_the_principal_of_a_case(headline):
    asked = headline("""
        principal | collection_fee | paid_total | outstanding
           100.00 |          50.00 |     150.00 |        0.00
           100.00 |                |       0.00 |      100.00
    """)
    assert asked["collection_rate"] == (100 + 0) / (100 + 100)


def test_an_export_that_splits_payments_is_believed(headline):
    asked = headline("""
        principal | paid_total | paid_principal | outstanding
           100.00 |      60.00 |          25.00 |       75.00
    """)
    assert asked["collection_rate"] == 25 / 100


def test_payments_stand_in_for_a_total_that_is_not_stated(headline):
    asked = headline(
        """
        principal | outstanding
           100.00 |       70.00
        """,
        payments="""
            case_id | paid_on    | amount
            C1      | 2026-03-01 |  50.00
            C1      | 2026-03-02 | -20.00
        """,
    )
    assert asked["collection_rate"] == (50 - 20) / 100


def test_a_withdrawn_claim_was_not_paid_though_nothing_is_left_of_it(headline):
    asked = headline("""
        principal | outstanding | closed_on  | close_reason
           100.00 |        0.00 | 2026-05-01 | withdrawn
           100.00 |        0.00 | 2026-05-01 | paid
    """)
    assert asked["collection_rate"] == (0 + 100) / (100 + 100)


def test_credit_notes_and_empty_claims_are_in_neither_part(headline):
    asked = headline("""
        principal | paid_total | outstanding
           100.00 |      40.00 |       60.00
           -50.00 |       0.00 |      -50.00
             0.00 |      20.00 |        0.00
    """)
    assert asked["collection_rate"] == 40 / 100


def test_it_is_null_without_cases(headline):
    assert headline("case_id | principal")["collection_rate"] is None
