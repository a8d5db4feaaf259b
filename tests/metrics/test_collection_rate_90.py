AGED = """
    case_id | principal | placed_on
    A1      |    100.00 | 2026-01-01
    A2      |    300.00 | 2026-08-02
    A3      |  1 000.00 | 2026-08-03
"""


def test_only_cases_at_least_90_days_old_count_and_only_their_first_90_days(headline):
    asked = headline(
        AGED,
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-04-01 |  20.00
            A1      | 2026-04-02 |  70.00
            A2      | 2026-10-31 |  90.00
            A3      | 2026-08-04 | 500.00
        """,
        as_of="2026-10-31",
    )
    assert asked["collection_rate_90"] == (20 + 90) / (100 + 300)


def test_a_payment_taken_back_within_the_90_days_is_not_collected(headline):
    asked = headline(
        """
        case_id | principal | placed_on
        A1      |    100.00 | 2026-01-01
        """,
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-02-01 |  60.00
            A1      | 2026-03-01 | -60.00
            A1      | 2026-06-01 |  60.00
        """,
    )
    assert asked["collection_rate_90"] == (60 - 60) / 100


def test_money_pays_principal_first_and_no_more_than_the_case_has_collected_on_it(headline):
    asked = headline(
        """
        case_id | principal | collection_fee | placed_on
        A1      |    100.00 |          50.00 | 2026-01-01
        """,
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-02-01 |  80.00
            A1      | 2026-03-01 |  70.00
        """,
    )
    assert asked["collection_rate_90"] == (80 + 20) / 100


def test_a_closed_case_without_dated_payments_was_paid_on_its_closing_day(headline):
    asked = headline("""
        principal | paid_total | outstanding | placed_on  | closed_on
           100.00 |     100.00 |        0.00 | 2026-01-01 | 2026-04-01
           100.00 |     100.00 |        0.00 | 2026-01-01 | 2026-04-02
    """)
    assert asked["collection_rate_90"] == (100 + 0) / (100 + 100)


def test_credit_notes_are_in_neither_part(headline):
    asked = headline(
        """
        case_id | principal | placed_on
        A1      |    100.00 | 2026-01-01
        A2      |    -50.00 | 2026-01-01
        """,
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-02-01 |  30.00
        """,
    )
    assert asked["collection_rate_90"] == 30 / 100


def test_it_is_null_where_no_case_is_old_enough(headline):
    asked = headline("""
        placed_on
        2026-10-01
    """)
    assert asked["collection_rate_90"] is None
