def test_it_is_the_median_to_the_first_payment_over_those_that_have_one(headline):
    asked = headline(
        """
        case_id | placed_on
        A1      | 2026-01-01
        A2      | 2026-01-01
        A3      | 2026-01-01
        A4      | 2026-01-01
        """,
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-01-11 |  10.00
            A1      | 2026-01-05 | -10.00
            A1      | 2026-03-01 |  10.00
            A2      | 2026-01-21 |  10.00
            A3      | 2026-01-12 |  10.00
        """,
    )
    assert asked["payment_lag"] == 11  # of 10, 11 and 20 days


def test_a_closed_case_without_dated_payments_counts_on_its_closing_day(headline):
    asked = headline("""
        principal | paid_total | outstanding | placed_on  | closed_on
           100.00 |     100.00 |        0.00 | 2026-01-01 | 2026-01-31
    """)
    assert asked["payment_lag"] == 30


def test_it_is_null_when_nobody_has_paid(headline):
    asked = headline("""
        placed_on
        2026-01-01
    """)
    assert asked["payment_lag"] is None
